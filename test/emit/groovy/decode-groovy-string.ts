/**
 * Reads a single-quoted Groovy literal by the rules recorded from a real Jenkins, written without
 * a look at the printer: `\uXXXX` is replaced before the lexer runs, unless the backslash is itself
 * escaped; then the escapes of the literal.
 *
 * @throws Error when the text is not one whole literal.
 */
export function decodeGroovyString(literal: string): string {
  const text = replaceUnicodeEscapes(literal);
  if (text[0] !== "'") throw new Error('does not begin with a quote');
  let decoded = '';
  for (let index = 1; index < text.length; index += 1) {
    const unit = text[index]!;
    if (unit === "'") {
      if (index === text.length - 1) return decoded;
      throw new Error('goes on after its end');
    }
    if (unit === '\n' || unit === '\r') throw new Error('holds a line end');
    if (unit !== '\\') {
      decoded += unit;
      continue;
    }
    index += 1;
    const plain = {
      n: '\n',
      r: '\r',
      t: '\t',
      b: '\b',
      f: '\f',
      '\\': '\\',
      "'": "'",
      '"': '"',
      $: '$',
    }[text[index]!];
    if (plain === undefined) throw new Error(`holds the unknown escape \\${text[index]}`);
    decoded += plain;
  }
  throw new Error('does not end');
}

function replaceUnicodeEscapes(text: string): string {
  return text.replace(/\\(?:u+([0-9a-fA-F]{4})|[\s\S])/g, (whole, hex: string | undefined) =>
    hex === undefined ? whole : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
