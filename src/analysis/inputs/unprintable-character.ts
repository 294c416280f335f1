/** NUL, U+FFFE, U+FFFF and halves of surrogate pairs. */
const unprintable =
  /[\0\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * The first character that no text of a Jenkinsfile can hold: Jenkins keeps the parsed pipeline as
 * XML, and U+FFFF ends the file for its lexer (recorded cases 261, 266 to 269, 272, 322, 323).
 */
export function findUnprintableCharacter(
  text: string,
): { readonly index: number; readonly name: string } | undefined {
  const index = text.search(unprintable);
  if (index < 0) return undefined;
  const code = text.charCodeAt(index);
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return { index, name: code >= 0xd800 && code <= 0xdfff ? `half a character (${name})` : name };
}
