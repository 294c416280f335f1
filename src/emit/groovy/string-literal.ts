import { InternalError } from '../../diagnostics/errors.ts';
import {
  findUnprintableCharacter,
  nameUnprintableCharacter,
} from '../../model/unprintable-character.ts';

/**
 * Controls, the characters that editors and lexers treat as line ends or swallow, and those that
 * turn the direction of writing, with which a line would read as something else than it is
 * (CVE-2021-42574). They are written as escapes; everything else stands as it is, `$` and quotes of
 * other kinds included.
 */
const needsEscape = /[\\'\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/gu;

/** `\u000a`, `\u000d`, `\u0027` and `\u005c` must never appear: Groovy replaces them before it looks for the literal's end. */
const shortEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A class file keeps a literal in at most this many bytes of modified UTF-8. */
const longestLiteralBytes = 65_535;

/**
 * Prints a text as a single-quoted Groovy literal, in which nothing is interpolated. Longer texts
 * than a class file can hold become a sum of literals in parentheses.
 *
 * @throws InternalError when the text holds a character that no literal can carry; the analysis
 *   reports such texts to the author first.
 */
export function printGroovyString(text: string): string {
  const found = findUnprintableCharacter(text);
  if (found) {
    throw new InternalError(
      `Character ${nameUnprintableCharacter(found)} at position ${found.index} cannot stand in a Groovy literal.`,
    );
  }
  const parts = splitByBytes(text).map((part) => `'${part.replace(needsEscape, escapeCharacter)}'`);
  return parts.length === 1 ? parts[0]! : `(${parts.join(' + ')})`;
}

function escapeCharacter(character: string): string {
  return shortEscapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function splitByBytes(text: string): string[] {
  // Three bytes is the most that a UTF-16 unit takes, so short texts need no counting.
  if (text.length * 3 <= longestLiteralBytes) return [text];
  const parts: string[] = [];
  let start = 0;
  let bytes = 0;
  let index = 0;
  for (const character of text) {
    const size = countModifiedUtf8Bytes(character);
    if (bytes + size > longestLiteralBytes) {
      parts.push(text.slice(start, index));
      start = index;
      bytes = 0;
    }
    bytes += size;
    index += character.length;
  }
  return [...parts, text.slice(start)];
}

/** Java's class files write a character beyond U+FFFF as two surrogates of three bytes each. */
function countModifiedUtf8Bytes(character: string): number {
  const codePoint = character.codePointAt(0)!;
  if (codePoint > 0xffff) return 6;
  if (codePoint > 0x7ff) return 3;
  return codePoint > 0x7f ? 2 : 1;
}
