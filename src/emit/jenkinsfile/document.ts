import { InternalError } from '../../diagnostics/errors.ts';
import { GroovyExpression } from '../groovy/expression.ts';
import { isGroovyIdentifier } from '../groovy/identifier.ts';
import {
  type GroovyRecord,
  type GroovyValue,
  printGroovyArguments,
  printGroovyLiteral,
} from '../groovy/literal.ts';

/**
 * A piece of a Jenkinsfile: prints itself at an indent, one or more lines without the last line
 * break.
 *
 * The Jenkinsfile is printed by these few functions and not by a template: its stages nest to any
 * depth and nearly every directive is optional, so that a template would be conditions with a word
 * between them. What a template guarantees holds here too: the only text that comes from outside
 * goes through the literal printer, every name is checked to be one, and no other function makes a
 * piece. The emitter also loads no template engine, which `platform compile` would pay for.
 */
export type Piece = (indent: number) => string;

/** `agent none`, `yamlMergeStrategy merge()`: a directive whose value is a word of Jenkins. */
export function word(name: string, value: 'any' | 'none' | 'merge()'): Piece {
  return line(() => `${requireName(name)} ${value}`);
}

/** `message 'Deploy?'`, `values '22', '24'`, `failFast true`. */
export function directive(name: string, ...values: readonly GroovyValue[]): Piece {
  return line((indent) => {
    const head = `${requireName(name)} `;
    if (values.length > 1)
      return head + values.map((value) => printGroovyLiteral(value)).join(', ');
    return head + printGroovyLiteral(values[0] ?? null, { indent, column: indent + head.length });
  });
}

/** `environment name: 'LEVEL', value: 'high'`. */
export function namedDirective(name: string, named: GroovyRecord): Piece {
  const column = Number.NEGATIVE_INFINITY;
  return line(() => `${requireName(name)} ${printGroovyArguments(named, { column })}`);
}

/** `VERSION = '1.0'`. */
export function assignment(name: string, value: GroovyValue): Piece {
  return line(
    (indent) =>
      `${requireName(name)} = ${printGroovyLiteral(value, { indent, column: indent + name.length + 3 })}`,
  );
}

/** `timeout(time: 1, unit: 'HOURS')`, `retry(3)`, `timestamps()`: a record means named arguments. */
export function call(name: string, given: GroovyValue = {}): Piece {
  return line((indent) => printCall(name, given, indent));
}

/** `when { … }`, one piece a line: Declarative takes no two directives on one. */
export function block(name: string, body: readonly Piece[]): Piece {
  return (indent) => braces(requireName(name), body, indent);
}

/** `stage('Build') { … }`. */
export function callBlock(name: string, given: GroovyValue, body: readonly Piece[]): Piece {
  return (indent) => braces(printCall(name, given, indent), body, indent);
}

/** `if (params.DEPLOY) { … }`; only inside `script`. */
export function conditional(condition: GroovyExpression, body: readonly Piece[]): Piece {
  return (indent) => braces(`if (${condition.code})`, body, indent);
}

/** `docker.image('node:24').inside('…') { … }`; only inside `script`. */
export function expressionBlock(expression: GroovyExpression, body: readonly Piece[]): Piece {
  return (indent) => braces(expression.code, body, indent);
}

/** `expression { params.DEPLOY }`. */
export function inlineExpression(name: string, expression: GroovyExpression): Piece {
  return line(() => `${requireName(name)} { ${expression.code} }`);
}

/** `agent { label 'linux' }`: a block with one directive in it. */
export function inlineBlock(name: string, inner: Piece): Piece {
  return line(() => `${requireName(name)} { ${inner(0)} }`);
}

/** Pieces with a blank line between them. */
export function apart(pieces: readonly Piece[]): Piece {
  return (indent) => pieces.map((piece) => piece(indent)).join('\n\n');
}

function line(print: (indent: number) => string): Piece {
  return (indent) => ' '.repeat(indent) + print(indent);
}

function braces(head: string, body: readonly Piece[], indent: number): string {
  const space = ' '.repeat(indent);
  return [`${space}${head} {`, ...body.map((piece) => piece(indent + 2)), `${space}}`].join('\n');
}

function printCall(name: string, given: GroovyValue, indent: number): string {
  const place = { indent, column: indent + requireName(name).length + 1 };
  return `${name}(${isRecord(given) ? printGroovyArguments(given, place) : printGroovyLiteral(given, place)})`;
}

function isRecord(value: GroovyValue): value is GroovyRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof GroovyExpression)
  );
}

function requireName(name: string): string {
  if (isGroovyIdentifier(name)) return name;
  throw new InternalError(`${JSON.stringify(name)} is not a Groovy identifier.`);
}
