import { posix } from 'node:path';
import { ts } from 'ts-morph';
import { findConstant, nameOf, parseSource, readComment, unwrap } from './comments.ts';

type Schema = Record<string, unknown>;

/**
 * A TypeBox schema of a source file with the comments of that file as descriptions: what is written
 * for people who read the code is not written a second time for people who read the schema.
 *
 * Follows the file's own constants, and those that it imports; understands the calls of TypeBox that
 * the model uses.
 *
 * @param path the file, relative to `root`
 */
export function describeSchema(root: string, path: string, name: string, schema: unknown): Schema {
  const copy = JSON.parse(JSON.stringify(schema)) as Schema;
  const files = new Map<string, ts.SourceFile>();
  const fileOf = (file: string) => {
    const source = files.get(file) ?? parseSource(root, file);
    files.set(file, source);
    return source;
  };
  describeConstant(copy, name, fileOf(path), fileOf);
  return copy;
}

type FileOf = (path: string) => ts.SourceFile;

function describeConstant(
  schema: Schema,
  name: string,
  source: ts.SourceFile,
  files: FileOf,
): void {
  const found = resolveConstant(name, source, files);
  if (found === undefined) return;
  describe(schema, found.initializer, found.source, files);
  // The comment of a whole constant is about all of its uses, so that of one use comes first.
  setDescription(schema, found.declaration.parent.parent);
}

function setDescription(schema: Schema, node: ts.Node): void {
  const { description } = readComment(node);
  if (description !== '' && schema['description'] === undefined)
    schema['description'] = description;
}

function describe(schema: Schema, node: ts.Expression, source: ts.SourceFile, files: FileOf): void {
  const expression = unwrap(node);
  if (ts.isIdentifier(expression)) describeConstant(schema, expression.text, source, files);
  else if (ts.isPropertyAccessExpression(expression))
    describe(schema, expression.expression, source, files);
  else if (ts.isCallExpression(expression)) describeCall(schema, expression, source, files);
}

function describeCall(
  schema: Schema,
  call: ts.CallExpression,
  source: ts.SourceFile,
  files: FileOf,
): void {
  const [first, second] = call.arguments;
  const visit = (part: unknown, given: ts.Expression | undefined) => {
    if (typeof part === 'object' && part !== null && given !== undefined)
      describe(part as Schema, given, source, files);
  };
  switch (call.expression.getText()) {
    case 'Type.Object':
      describeMembers(schema['properties'], first, source, files);
      break;
    case 'Type.Cyclic':
    case 'Type.Module':
      describeMembers(schema['$defs'], first, source, files);
      break;
    case 'Type.Optional':
      visit(schema, first);
      break;
    case 'Type.Array':
      visit(schema['items'], first);
      break;
    case 'Type.Record':
      visit(Object.values((schema['patternProperties'] ?? {}) as object)[0], second);
      break;
    case 'Type.Union':
      if (first !== undefined && ts.isArrayLiteralExpression(first))
        first.elements.forEach((element, index) => {
          visit((schema['anyOf'] as unknown[])[index], element);
        });
  }
}

function describeMembers(
  members: unknown,
  node: ts.Expression | undefined,
  source: ts.SourceFile,
  files: FileOf,
): void {
  if (node === undefined || typeof members !== 'object' || members === null) return;
  const expression = unwrap(node);
  if (ts.isIdentifier(expression)) {
    const found = resolveConstant(expression.text, source, files);
    if (found !== undefined) describeMembers(members, found.initializer, found.source, files);
    return;
  }
  if (!ts.isObjectLiteralExpression(expression)) return;
  for (const property of expression.properties) {
    if (ts.isSpreadAssignment(property))
      describeMembers(members, property.expression, source, files);
    if (!ts.isPropertyAssignment(property)) continue;
    const schema = (members as Record<string, Schema>)[nameOf(property.name)];
    if (schema === undefined) continue;
    setDescription(schema, property);
    describe(schema, property.initializer, source, files);
  }
}

interface Constant {
  readonly declaration: ts.VariableDeclaration;
  readonly initializer: ts.Expression;
  readonly source: ts.SourceFile;
}

function resolveConstant(name: string, source: ts.SourceFile, files: FileOf): Constant | undefined {
  const declaration = findConstant(source, name);
  if (declaration?.initializer !== undefined)
    return { declaration, initializer: declaration.initializer, source };
  const from = source.statements
    .filter(ts.isImportDeclaration)
    .find((statement) => namesOf(statement).includes(name));
  const specifier = (from?.moduleSpecifier as ts.StringLiteral | undefined)?.text;
  return specifier?.startsWith('.') === true
    ? resolveConstant(name, files(posix.join(posix.dirname(source.fileName), specifier)), files)
    : undefined;
}

function namesOf(statement: ts.ImportDeclaration): string[] {
  const bindings = statement.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings)
    ? bindings.elements.map((element) => element.name.text)
    : [];
}
