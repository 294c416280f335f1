import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';

/** A source file, parsed; nothing of it is resolved or checked. */
export function parseSource(root: string, path: string): ts.SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

/** What a documentation comment says, in parts. */
export interface Comment {
  /** Paragraphs with a blank line between them; the lines of each joined. */
  readonly description: string;
  readonly defaultValue: string | undefined;
  readonly examples: readonly string[];
}

/** The documentation comment right before a node; empty when there is none. */
export function readComment(node: ts.Node): Comment {
  const comment = ts.getJSDocCommentsAndTags(node).findLast(ts.isJSDoc);
  const tags = comment?.tags ?? [];
  const textsOf = (name: string) =>
    [...tags].filter((tag) => tag.tagName.text === name).map((tag) => textOf(tag.comment));
  return {
    description: textOf(comment?.comment)
      .split(/\n\s*\n/)
      .map((paragraph) =>
        isListOrTable(paragraph) ? paragraph : paragraph.replace(/\s*\n\s*/g, ' '),
      )
      .join('\n\n'),
    defaultValue: textsOf('default')[0],
    examples: textsOf('example'),
  };
}

/** The comments of the members of an object that a constant holds, in their order. */
export function readMemberComments(source: ts.SourceFile, constant: string): Map<string, Comment> {
  const found = findConstant(source, constant)?.initializer;
  const literal = found === undefined ? undefined : unwrap(found);
  if (literal === undefined || !ts.isObjectLiteralExpression(literal))
    throw new Error(`${source.fileName} has no object ${constant}.`);
  return new Map(
    literal.properties.flatMap((property) =>
      property.name === undefined ? [] : [[nameOf(property.name), readComment(property)]],
    ),
  );
}

/** The declaration of a constant of the file; undefined when there is none. */
export function findConstant(
  source: ts.SourceFile,
  name: string,
): ts.VariableDeclaration | undefined {
  return source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations])
    .find((declaration) => declaration.name.getText() === name);
}

/** The expression without `as const` and parentheses. */
export function unwrap(node: ts.Expression): ts.Expression {
  return ts.isAsExpression(node) || ts.isParenthesizedExpression(node)
    ? unwrap(node.expression)
    : node;
}

/** A property's name without quotes. */
export function nameOf(name: ts.PropertyName): string {
  return ts.isStringLiteral(name) ? name.text : name.getText();
}

function textOf(comment: Parameters<typeof ts.getTextOfJSDocComment>[0]): string {
  return (ts.getTextOfJSDocComment(comment) ?? '').trim();
}

function isListOrTable(paragraph: string): boolean {
  return /^\s*([-|*]|\d+\.)/.test(paragraph);
}
