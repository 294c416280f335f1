/**
 * Makes SVG elements as text. Attribute values and text are escaped here and nowhere else; element
 * and attribute names are those of our own code.
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly string[] = [],
): string {
  const printed = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(
      ([key, value]) =>
        ` ${key}="${escapeXml(typeof value === 'number' ? round(value) : String(value))}"`,
    )
    .join('');
  return children.length === 0
    ? `<${name}${printed}/>`
    : `<${name}${printed}>${children.join('')}</${name}>`;
}

/** Text for XML. Characters that XML 1.0 does not know become the replacement character. */
export function escapeXml(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A tenth of a pixel is enough, and the same on every machine. */
function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
