import { ts } from 'ts-morph';
import type { SourceText } from '../source/parse-source.ts';
import { insertAt, type TextEdit } from './text-edit.ts';

type Member = ts.ObjectLiteralElementLike;

/** Gives a member another name; `{ image }` becomes `{ picture: image }`. */
export function renameMember(member: Member, name: string): TextEdit {
  if (ts.isShorthandPropertyAssignment(member))
    return insertAt(member.name.getStart(), `${name}: `);
  const old = member.name as ts.PropertyName;
  return { start: old.getStart(), end: old.getEnd(), text: name };
}

/**
 * Takes a member out of an object. Comments stay: they are a person's words, and whoever reads the
 * diff can tell whether they still hold.
 */
export function removeMember(source: SourceText, member: Member): TextEdit {
  const { text } = source;
  const all = (member.parent as ts.ObjectLiteralExpression).properties;
  const next = all[all.indexOf(member as never) + 1];
  const previous = all[all.indexOf(member as never) - 1];
  const start = member.getStart();
  const end = afterComma(text, member.getEnd());
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  const isAlone =
    text.slice(lineStart, start).trim() === '' && text.slice(end, lineEnd).trim() === '';
  if (lineEnd >= 0 && isAlone) return { start: lineStart, end: lineEnd + 1, text: '' };
  if (next !== undefined && !text.slice(end, next.getStart()).includes('\n'))
    return { start, end: skipSpace(text, end), text: '' };
  if (previous !== undefined && !text.slice(previous.getEnd(), start).includes('\n'))
    return { start: previous.getEnd(), end: member.getEnd(), text: '' };
  return { start, end, text: '' };
}

/** Puts a member behind the others, in the way in which they are written. */
export function addMember(
  source: SourceText,
  object: ts.ObjectLiteralExpression,
  member: string,
): TextEdit[] {
  const { text } = source;
  const last = object.properties.at(-1);
  if (last === undefined) return [insertAt(object.getStart() + 1, ` ${member} `)];
  const isOnLines = text.slice(object.getStart(), object.properties[0]?.getStart()).includes('\n');
  if (!isOnLines) return [insertAt(last.getEnd(), `, ${member}`)];
  const lineStart = text.lastIndexOf('\n', last.getStart() - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const hasComma = object.properties.hasTrailingComma === true;
  const behind = afterComment(text, hasComma ? afterComma(text, last.getEnd()) : last.getEnd());
  const line = `${newline}${indent}${member}${hasComma ? ',' : ''}`;
  return hasComma
    ? [insertAt(behind, line)]
    : behind === last.getEnd()
      ? [insertAt(behind, `,${line}`)]
      : [insertAt(last.getEnd(), ','), insertAt(behind, line)];
}

/** Behind the comma that follows, or the same place when none does. */
export function afterComma(text: string, offset: number): number {
  const at = /^\s*,/.exec(text.slice(offset));
  return at === null ? offset : offset + at[0].length;
}

/** Behind a comment on the rest of the line. */
function afterComment(text: string, offset: number): number {
  const at = /^[ \t]*(\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/)/.exec(text.slice(offset));
  return at === null ? offset : offset + at[0].length;
}

function skipSpace(text: string, offset: number): number {
  return offset + (/^[ \t]*/.exec(text.slice(offset))?.[0].length ?? 0);
}
