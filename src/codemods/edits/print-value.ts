import type { SourceText } from '../source/parse-source.ts';
import { readImports } from '../source/read-imports.ts';

/** The quotes that a file uses: those of its first import, single ones unless it has any. */
export function findQuote(source: SourceText): "'" | '"' {
  const [first] = readImports(source);
  return first !== undefined && source.text[first.node.getStart()] === '"' ? '"' : "'";
}

/** A value of JSON as TypeScript, on one line. */
export function printValue(value: unknown, quote: "'" | '"'): string {
  if (typeof value === 'string') return printText(value, quote);
  if (Array.isArray(value)) return `[${value.map((item) => printValue(item, quote)).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, item]) => `${printName(name, quote)}: ${printValue(item, quote)}`,
    );
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}

/** The name of a member, quoted where it must be. */
export function printName(name: string, quote: "'" | '"'): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : printText(name, quote);
}

function printText(text: string, quote: "'" | '"'): string {
  const escaped = JSON.stringify(text).slice(1, -1);
  // U+2028 and U+2029 may stand in a literal, but editors take them for line ends.
  const plain = escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (quote === '"') return `"${plain}"`;
  return `'${plain.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
