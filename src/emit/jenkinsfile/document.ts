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
export interface Piece {
  (indent: number): string;
  /** What it says, for whoever counts what it costs. */
  readonly shape: Shape;
}

/** A directive, a call, an assignment or a block, as data. */
export interface Shape {
  /** The word in front: `stage`, `timeout`, `echo`; of a variable its name; empty for several pieces. */
  readonly name: string;
  readonly values: readonly GroovyValue[];
  /** What stands in its braces; undefined without braces. */
  readonly body: readonly Shape[] | undefined;
}

/** `agent none`, `yamlMergeStrategy merge()`: a directive whose value is a word of Jenkins. */
export function word(name: string, value: 'any' | 'none' | 'merge()'): Piece {
  return line(name, [value], () => `${requireName(name)} ${value}`);
}

/** `message 'Deploy?'`, `values '22', '24'`, `failFast true`. */
export function directive(name: string, ...values: readonly GroovyValue[]): Piece {
  return line(name, values, (indent) => {
    const head = `${requireName(name)} `;
    if (values.length > 1)
      return head + values.map((value) => printGroovyLiteral(value)).join(', ');
    return head + printGroovyLiteral(values[0] ?? null, { indent, column: indent + head.length });
  });
}

/** `environment name: 'LEVEL', value: 'high'`. */
export function namedDirective(name: string, named: GroovyRecord): Piece {
  const column = Number.NEGATIVE_INFINITY;
  return line(
    name,
    [named],
    () => `${requireName(name)} ${printGroovyArguments(named, { column })}`,
  );
}

/** `VERSION = '1.0'`. */
export function assignment(name: string, value: GroovyValue): Piece {
  return line(
    name,
    [value],
    (indent) =>
      `${requireName(name)} = ${printGroovyLiteral(value, { indent, column: indent + name.length + 3 })}`,
  );
}

/** `timeout(time: 1, unit: 'HOURS')`, `retry(3)`, `timestamps()`: a record means named arguments. */
export function call(name: string, given: GroovyValue = {}): Piece {
  return line(name, [given], (indent) => printCall(name, given, indent));
}

/** `when { … }`, one piece a line: Declarative takes no two directives on one. */
export function block(name: string, body: readonly Piece[]): Piece {
  return braces(name, [], body, () => requireName(name));
}

/** `stage('Build') { … }`. */
export function callBlock(name: string, given: GroovyValue, body: readonly Piece[]): Piece {
  return braces(name, [given], body, (indent) => printCall(name, given, indent));
}

/** `if (params.DEPLOY) { … }`; only inside `script`. */
export function conditional(condition: GroovyExpression, body: readonly Piece[]): Piece {
  return braces('if', [condition], body, () => `if (${condition.code})`);
}

/** `docker.image('node:24').inside('…') { … }`; only inside `script`. */
export function expressionBlock(expression: GroovyExpression, body: readonly Piece[]): Piece {
  return braces('inside', [expression], body, () => expression.code);
}

/** `expression { params.DEPLOY }`. */
export function inlineExpression(name: string, expression: GroovyExpression): Piece {
  return line(name, [expression], () => `${requireName(name)} { ${expression.code} }`);
}

/** `agent { label 'linux' }`: a block with one directive in it. */
export function inlineBlock(name: string, inner: Piece): Piece {
  const shape = { name, values: [], body: [inner.shape] };
  return Object.assign(
    (indent: number) => `${' '.repeat(indent)}${requireName(name)} { ${inner(0)} }`,
    { shape },
  );
}

/** Pieces with a blank line between them. */
export function apart(pieces: readonly Piece[]): Piece {
  const shape = { name: '', values: [], body: pieces.map((piece) => piece.shape) };
  return Object.assign((indent: number) => pieces.map((piece) => piece(indent)).join('\n\n'), {
    shape,
  });
}

/** A piece whose own text depends on where it stands. */
export function atIndent(make: (indent: number) => Piece): Piece {
  return Object.assign((indent: number) => make(indent)(indent), { shape: make(0).shape });
}

function line(
  name: string,
  values: readonly GroovyValue[],
  print: (indent: number) => string,
): Piece {
  return Object.assign((indent: number) => ' '.repeat(indent) + print(indent), {
    shape: { name, values, body: undefined },
  });
}

function braces(
  name: string,
  values: readonly GroovyValue[],
  body: readonly Piece[],
  printHead: (indent: number) => string,
): Piece {
  const print = (indent: number) => {
    const space = ' '.repeat(indent);
    const lines = body.map((piece) => piece(indent + 2));
    return [`${space}${printHead(indent)} {`, ...lines, `${space}}`].join('\n');
  };
  return Object.assign(print, { shape: { name, values, body: body.map((piece) => piece.shape) } });
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
