/** A character that no text of a Jenkinsfile can hold. */
export interface UnprintableCharacter {
  /** Position in UTF-16 units. */
  readonly index: number;
  readonly codePoint: number;
}

/** NUL, U+FFFE, U+FFFF and halves of surrogate pairs. */
const unprintable =
  /[\0\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Finds the first character that cannot stand in any Groovy literal of a Jenkins pipeline.
 *
 * Jenkins stores the parsed pipeline as XML, which has neither NUL nor U+FFFE nor lone surrogates:
 * its linter says valid and the build dies before the first stage. U+FFFF ends the file for the
 * lexer. (Recorded cases 261, 266 to 269, 272, 322 and 323, of Jenkins 2.492.2.)
 */
export function findUnprintableCharacter(text: string): UnprintableCharacter | undefined {
  const index = text.search(unprintable);
  return index < 0 ? undefined : { index, codePoint: text.codePointAt(index) as number };
}

/** What messages call it: `U+FFFE`, `half a character (U+D83D)`. */
export function nameUnprintableCharacter({ codePoint }: UnprintableCharacter): string {
  const name = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return codePoint >= 0xd800 && codePoint <= 0xdfff ? `half a character (${name})` : name;
}
