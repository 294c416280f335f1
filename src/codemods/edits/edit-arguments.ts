import type { ts } from 'ts-morph';
import type { SourceText } from '../source/parse-source.ts';
import { afterComma } from './edit-members.ts';
import { insertAt, type TextEdit } from './text-edit.ts';

/** Takes an argument out of a call, with the comma that parts it from the others. */
export function removeArgument(
  source: SourceText,
  call: ts.CallExpression,
  position: number,
): TextEdit {
  const all = call.arguments;
  const argument = all[position] as ts.Expression;
  const next = all[position + 1];
  const previous = all[position - 1];
  if (next !== undefined) return { start: argument.getStart(), end: next.getStart(), text: '' };
  const end =
    all.hasTrailingComma === true ? afterComma(source.text, argument.getEnd()) : argument.getEnd();
  if (previous === undefined) return { start: argument.getStart(), end, text: '' };
  return { start: previous.getEnd(), end: argument.getEnd(), text: '' };
}

/** Puts an argument at a position; positions before it that are empty get `undefined`. */
export function insertArgument(
  call: ts.CallExpression,
  position: number,
  argument: string,
): TextEdit {
  const all = call.arguments;
  const next = all[position];
  if (next !== undefined) return insertAt(next.getStart(), `${argument}, `);
  const missing = Array.from({ length: position - all.length }, () => 'undefined');
  const text = [...missing, argument].join(', ');
  const last = all.at(-1);
  return last === undefined
    ? insertAt(call.getEnd() - 1, text)
    : insertAt(last.getEnd(), `, ${text}`);
}
