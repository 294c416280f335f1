import { ts } from 'ts-morph';
import type { DeclarationDoc, MemberDoc } from '../library/reference/declaration-doc.ts';
import { readComment } from './comments.ts';

/**
 * What a file of declarations exports, in the order of its export list, with comments, for the
 * reference. Members and constants whose names are symbols are for the type checker and left out.
 *
 * @param text the DSL's `sdk.generated.d.ts`
 */
export function readDeclarations(text: string): DeclarationDoc[] {
  const source = ts.createSourceFile('sdk.d.ts', text, ts.ScriptTarget.Latest, true);
  const found = new Map<string, DeclarationDoc>();
  for (const statement of source.statements) {
    const doc = readStatement(statement);
    if (doc === undefined) continue;
    const before = found.get(doc.name);
    found.set(doc.name, before === undefined ? doc : joinOverloads(before, doc));
  }
  return listExports(source).flatMap((name) => found.get(name) ?? []);
}

function listExports(source: ts.SourceFile): string[] {
  return source.statements.filter(ts.isExportDeclaration).flatMap((statement) => {
    const clause = statement.exportClause;
    return clause !== undefined && ts.isNamedExports(clause)
      ? clause.elements.map((element) => element.name.text)
      : [];
  });
}

function readStatement(statement: ts.Statement): DeclarationDoc | undefined {
  const { description, examples } = readComment(statement);
  const make = (
    name: string,
    kind: DeclarationDoc['kind'],
    signatures: readonly string[],
    more: Partial<DeclarationDoc> = {},
  ): DeclarationDoc => ({
    name,
    kind,
    signatures,
    parents: [],
    description,
    examples,
    members: [],
    ...more,
  });
  if (ts.isFunctionDeclaration(statement) && statement.name !== undefined)
    return make(statement.name.text, 'function', [declarationText(statement)]);
  if (ts.isInterfaceDeclaration(statement))
    return make(statement.name.text, 'interface', [interfaceHead(statement)], {
      parents: (statement.heritageClauses ?? []).flatMap((clause) =>
        clause.types.map((type) => type.getText()),
      ),
      members: statement.members.flatMap(readMember),
    });
  if (ts.isTypeAliasDeclaration(statement))
    return make(statement.name.text, 'type', [declarationText(statement)]);
  const constant = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]
    : undefined;
  if (constant === undefined) return undefined;
  const isFunction = constant.type !== undefined && ts.isFunctionTypeNode(constant.type);
  return make(constant.name.getText(), isFunction ? 'function' : 'value', [
    declarationText(statement),
  ]);
}

function readMember(member: ts.TypeElement): MemberDoc[] {
  if (member.name === undefined || ts.isComputedPropertyName(member.name)) return [];
  const name = member.name.getText();
  // Only there so that the type checker refuses `if (value)`.
  if (name === 'then') return [];
  const isMethod = ts.isMethodSignature(member);
  const type = isMethod
    ? member.getText()
    : ts.isPropertySignature(member)
      ? (member.type?.getText() ?? 'unknown')
      : '';
  return [
    {
      name,
      type: outdent(type),
      isOptional: member.questionToken !== undefined,
      isMethod,
      ...readComment(member),
    },
  ];
}

function declarationText(statement: ts.Node): string {
  return outdent(statement.getText().replace(/^(export )?declare /, ''));
}

function interfaceHead(statement: ts.InterfaceDeclaration): string {
  const parameters = statement.typeParameters?.map((parameter) => parameter.getText()) ?? [];
  return `interface ${statement.name.text}${parameters.length === 0 ? '' : `<${parameters.join(', ')}>`}`;
}

function joinOverloads(before: DeclarationDoc, more: DeclarationDoc): DeclarationDoc {
  return {
    ...before,
    signatures: [...before.signatures, ...more.signatures],
    description: before.description === '' ? more.description : before.description,
    members: [...before.members, ...more.members],
  };
}

/** The compiler indents by four spaces; this package by two. */
function outdent(text: string): string {
  return text.replace(/^( {4})+/gm, (spaces) => ' '.repeat(spaces.length / 2));
}
