import { maskSecrets } from '../secret-patterns.ts';

/**
 * Controls, line and paragraph separators, halves of surrogate pairs, and the characters that
 * reorder or hide text: what a file's author could use to make a terminal or a log show something
 * else than what is there.
 */
const unprintable =
  /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** A text on one line in which every such character is written as its escape, and no credential is left. */
export function toPrintable(text: string): string {
  return maskSecrets(text).replace(unprintable, printEscape);
}

function printEscape(character: string): string {
  const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
  return (
    short[character] ?? `\\u{${(character.codePointAt(0) as number).toString(16).toUpperCase()}}`
  );
}
