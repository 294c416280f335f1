import { InternalError } from '../../diagnostics/errors.ts';
import { GroovyExpression } from './expression.ts';
import { isGroovyIdentifier } from './identifier.ts';
import { printGroovyString } from './string-literal.ts';

export { findUnprintableCharacter } from '../../model/unprintable-character.ts';

/** Data that a Groovy literal can carry: JSON's values, and code that yields one in their place. */
export type GroovyValue =
  | string
  | number
  | boolean
  | null
  | GroovyExpression
  | readonly GroovyValue[]
  | GroovyRecord;

/** A map with text keys; printed in the order of its keys. */
export interface GroovyRecord {
  readonly [key: string]: GroovyValue;
}

/** Where a literal stands, so that long ones are broken over lines. Columns count from 0. */
export interface LiteralPlace {
  /** Leading spaces of the line on which the literal begins; 0 unless said. */
  readonly indent?: number;
  /** Column at which the literal begins; `indent` unless said. */
  readonly column?: number;
}

/** Longer lines are broken where a list, a map or an argument list allows it. */
const longestLine = 100;

/** The interpreter's builders take 250 arguments (groovy-cps 1.31); a map entry needs two. */
const longestList = 250;
const longestMap = 125;

/**
 * Prints a value as a Groovy literal: the one place where data becomes Groovy source.
 *
 * Lists beyond 250 elements and maps beyond 125 entries become sums in parentheses, because
 * Jenkins cannot compile longer ones.
 *
 * @throws InternalError when the value is no data (a function, a number that is not finite) or
 *   holds a character that no literal can carry.
 */
export function printGroovyLiteral(value: GroovyValue, place: LiteralPlace = {}): string {
  return printAt(toNode(value), place.indent ?? 0, place.column ?? place.indent ?? 0);
}

/**
 * Prints a record as the named arguments of a call, without the parentheses: `id: 'a', tries: 2`.
 * Broken over lines it begins and ends with a line break.
 *
 * @throws InternalError as {@link printGroovyLiteral} does.
 */
export function printGroovyArguments(named: GroovyRecord, place: LiteralPlace = {}): string {
  const node = toNode(named);
  if (typeof node === 'string') return '';
  const printed = printAt(node, place.indent ?? 0, (place.column ?? place.indent ?? 0) - 1);
  return node.open === '(' ? printed : printed.slice(1, -1);
}

/** A bracketed group that may be broken over lines, or text that may not. */
type Node = string | Group;

interface Group {
  readonly open: '[' | '(';
  readonly close: ']' | ')';
  readonly separator: ', ' | ' + ';
  readonly children: readonly { readonly prefix: string; readonly node: Node }[];
  readonly flat: string;
}

function toNode(value: unknown): Node {
  if (typeof value === 'string') return printGroovyString(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (typeof value === 'number') return printNumber(value);
  if (value instanceof GroovyExpression) return value.code;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => ({ prefix: '', node: toNode(item) }));
    return items.length === 0 ? '[]' : bracket(items, longestList);
  }
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => ({
      prefix: `${isGroovyIdentifier(key) ? key : printGroovyString(key)}: `,
      node: toNode(item),
    }));
    return entries.length === 0 ? '[:]' : bracket(entries, longestMap);
  }
  throw new InternalError(
    `A Groovy literal cannot carry ${typeof value === 'object' ? 'this object' : typeof value}.`,
  );
}

function printNumber(value: number): string {
  if (!Number.isFinite(value)) throw new InternalError(`A Groovy literal cannot carry ${value}.`);
  return JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function bracket(children: Group['children'], most: number): Group {
  if (children.length <= most) return group('[', ', ', children);
  const parts = Array.from({ length: Math.ceil(children.length / most) }, (_, part) => ({
    prefix: '',
    node: group('[', ', ', children.slice(part * most, (part + 1) * most)),
  }));
  return group('(', ' + ', parts);
}

function group(open: '[' | '(', separator: Group['separator'], children: Group['children']): Group {
  const close = open === '[' ? ']' : ')';
  const inner = children.map(
    ({ prefix, node }) => prefix + (typeof node === 'string' ? node : node.flat),
  );
  return { open, close, separator, children, flat: open + inner.join(separator) + close };
}

function printAt(node: Node, indent: number, column: number): string {
  if (typeof node === 'string') return node;
  const isOneLine = !node.flat.includes('\n');
  if (isOneLine && column + node.flat.length <= longestLine) return node.flat;
  const inner = indent + 2;
  const lines = node.children.map(
    ({ prefix, node: child }) =>
      ' '.repeat(inner) + prefix + printAt(child, inner, inner + prefix.length),
  );
  return `${node.open}\n${lines.join(`${node.separator.trimEnd()}\n`)}\n${' '.repeat(indent)}${node.close}`;
}
