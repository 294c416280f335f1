import { ts } from 'ts-morph';
import { nameOf, unwrap } from './step-call.ts';

/** A value that is written in the file. */
export interface Literal {
  readonly value: unknown;
}

/**
 * The value of an expression when the file alone says it: literals, lists and objects of them, and
 * constants of the same file. Everything else is undefined.
 */
export function readLiteral(expression: ts.Expression, depth = 0): Literal | undefined {
  const node = unwrap(expression);
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node))
    return { value: node.text };
  if (ts.isNumericLiteral(node)) return { value: Number(node.text) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { value: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { value: null };
  if (ts.isPrefixUnaryExpression(node)) return readNegative(node);
  if (ts.isArrayLiteralExpression(node)) return readList(node, depth);
  if (ts.isObjectLiteralExpression(node)) return readObject(node, depth);
  if (ts.isIdentifier(node) && depth < 8) return readConstant(node, depth + 1);
  return undefined;
}

function readNegative(node: ts.PrefixUnaryExpression): Literal | undefined {
  if (node.operator !== ts.SyntaxKind.MinusToken || !ts.isNumericLiteral(node.operand))
    return undefined;
  return { value: -Number(node.operand.text) };
}

function readList(node: ts.ArrayLiteralExpression, depth: number): Literal | undefined {
  const items = node.elements.map((element) => readLiteral(element, depth));
  return items.every((item) => item !== undefined)
    ? { value: items.map((item) => item.value) }
    : undefined;
}

function readObject(node: ts.ObjectLiteralExpression, depth: number): Literal | undefined {
  const entries: [string, unknown][] = [];
  for (const member of node.properties) {
    if (!ts.isPropertyAssignment(member)) return undefined;
    const name = nameOf(member.name);
    const literal = readLiteral(member.initializer, depth);
    if (name === undefined || literal === undefined) return undefined;
    entries.push([name, literal.value]);
  }
  return { value: Object.fromEntries(entries) };
}

/** Only constants of the file itself: a parameter or a variable of a function may be anything. */
function readConstant(node: ts.Identifier, depth: number): Literal | undefined {
  for (let outer: ts.Node = node.parent; outer !== undefined; outer = outer.parent)
    if (ts.isFunctionLike(outer) && outer.parameters.some((item) => hasWord(item, node.text)))
      return undefined;
  for (const statement of node.getSourceFile().statements) {
    if (!ts.isVariableStatement(statement)) continue;
    if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) continue;
    for (const declaration of statement.declarationList.declarations)
      if (
        ts.isIdentifier(declaration.name) &&
        declaration.name.text === node.text &&
        declaration.initializer !== undefined
      )
        return readLiteral(declaration.initializer, depth);
  }
  return undefined;
}

function hasWord(parameter: ts.ParameterDeclaration, name: string): boolean {
  return new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`).test(parameter.name.getText());
}
