import { ts } from 'ts-morph';
import type { Mutant, Operator } from './mutant.ts';

const comparisons: Readonly<Record<string, string>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '===': '!==',
  '!==': '===',
};
const logic: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };

/** The list whose elements are the rules. */
const ruleList = 'src/analysis/rules/index.ts';

/** Lists every mutant of a file, in the order of its source. Types, imports and comments have none. */
export function listMutants(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const lines = source.split('\n');
  const mutants: Mutant[] = [];

  function add(operator: Operator, node: ts.Node, replacement: string): void {
    const start = node.getStart(tree);
    const { line } = tree.getLineAndCharacterOfPosition(start);
    const original = source.slice(start, node.end);
    const sourceLine = (lines[line] ?? '').trim();
    mutants.push({
      file,
      line: line + 1,
      sourceLine,
      operator,
      start,
      end: node.end,
      original,
      replacement,
    });
  }

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isIfStatement(node) || ts.isConditionalExpression(node)) {
      const condition = ts.isIfStatement(node) ? node.expression : node.condition;
      // Where a comparison is the whole condition, its own operator negates it.
      if (!isEquality(condition)) add('condition', condition, `!(${condition.getText(tree)})`);
    }
    if (ts.isBinaryExpression(node)) {
      const sign = node.operatorToken.getText(tree);
      if (sign in comparisons) add('comparison', node.operatorToken, comparisons[sign] as string);
      if (sign in logic) {
        const swapped = `${node.left.getText(tree)} ${logic[sign]} ${node.right.getText(tree)}`;
        add('logic', node, `(${swapped})`);
      }
    }
    if (ts.isNumericLiteral(node)) {
      const value = Number(node.text);
      add('boundary', node, String(value + 1));
      add('boundary', node, `(${value - 1})`);
    }
    if (isReport(node, tree)) add('report', node, 'undefined');
    else if (ts.isExpressionStatement(node) && !isReport(node.expression, tree))
      add('statement', node, ';');
    if (isFunction(node)) {
      const body = node.body as ts.Block;
      if (body.statements.length > 0) {
        const list = node.type !== undefined && /(\[\]|Array<.*>)$/s.test(node.type.getText(tree));
        add('early return', body, list ? '{ return []; }' : '{ return undefined; }');
      }
    }
    if (isText(node) && isValue(node)) add('text', node, "''");
    if (file === ruleList && ts.isArrayLiteralExpression(node))
      node.elements.forEach((element) => {
        add('rule', element, '() => {}');
      });
    ts.forEachChild(node, visit);
  }

  visit(tree);
  return mutants;
}

function isEquality(node: ts.Expression): boolean {
  return (
    ts.isBinaryExpression(node) &&
    [ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken].includes(
      node.operatorToken.kind,
    )
  );
}

/** `analysis.report(…)`: how every rule says what it found. */
function isReport(node: ts.Node, tree: ts.SourceFile): boolean {
  return ts.isCallExpression(node) && /(^|\.)report$/.test(node.expression.getText(tree));
}

function isFunction(node: ts.Node): node is ts.FunctionLikeDeclaration {
  return (
    (ts.isFunctionDeclaration(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node)) &&
    node.body !== undefined &&
    ts.isBlock(node.body) &&
    node.asteriskToken === undefined
  );
}

function isText(node: ts.Node): boolean {
  return (
    (ts.isStringLiteral(node) && node.text !== '') ||
    (ts.isNoSubstitutionTemplateLiteral(node) && node.text !== '') ||
    ts.isTemplateExpression(node)
  );
}

/** Not the name of a property, the file of a module, or the text that a tag reads. */
function isValue(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.name === node) return false;
  if (ts.isTaggedTemplateExpression(parent)) return false;
  return !ts.isExpressionStatement(parent);
}
