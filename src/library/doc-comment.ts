import { type ParameterSchema, printLiteral } from './schema-type.ts';

/** A documentation comment with these lines; one line stays on one line. */
export function printDocComment(lines: readonly string[], indent: string): string[] {
  const safe = lines.map(escapeCommentText);
  const [only] = safe;
  if (safe.length === 1 && only !== undefined) return [`${indent}/** ${only} */`];
  return [`${indent}/**`, ...safe.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}

/** The comment of an option: what it means, then its default and an example where it has them. */
export function printMemberDoc(schema: ParameterSchema, indent: string): string[] {
  const tags = [
    ...(schema.default === undefined ? [] : [`@default ${printLiteral(schema.default)}`]),
    ...(schema.examples?.[0] === undefined
      ? []
      : [printExampleTag(printLiteral(schema.examples[0]))]),
  ];
  const description = schema.description ?? '';
  return printDocComment(tags.length === 0 ? [description] : [description, '', ...tags], indent);
}

/** An example for a documentation comment, on one line. */
export function printExampleTag(example: string): string {
  return `@example ${example}`;
}

/** Text that cannot end the comment it stands in; globs contain the two characters that would. */
function escapeCommentText(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
