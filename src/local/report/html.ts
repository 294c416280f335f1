/** Markup that is escaped already. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Part = string | number | Markup | undefined | readonly Part[];

/** HTML in which everything that is put in is text; only what this function made goes in as markup. */
export function html(parts: TemplateStringsArray, ...values: Part[]): Markup {
  return new Markup(parts.reduce((text, part, index) => text + print(values[index - 1]) + part));
}

function print(value: Part): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(print).join('');
  return escapeHtml(String(value));
}

/** Text that stays text in HTML, in attributes too; control characters that HTML can't hold become visible. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replace(/\p{Cc}/gu, (character) =>
      /[\t\n\r]/.test(character) ? character : pictureOf(character),
    );
}

/** The control picture of a control character (Unicode block 2400); the replacement character for those without. */
function pictureOf(character: string): string {
  const code = character.codePointAt(0) as number;
  return code === 127 ? '\u2421' : code < 32 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
}
