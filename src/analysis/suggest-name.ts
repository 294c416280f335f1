import { closest, distance } from 'fastest-levenshtein';
import { quote } from '../diagnostics/quote.ts';

/** `; did you mean "staging"?` when one of the known names is near, otherwise nothing. */
export function suggestName(name: string, known: readonly string[]): string {
  if (known.length === 0 || name.length > 100) return '';
  const near = closest(name, [...known]);
  const allowed = Math.max(2, Math.floor(name.length / 3));
  return distance(name, near) <= allowed && near !== '' ? `; did you mean ${quote(near)}?` : '';
}

/** Names as a list in a sentence: `"a", "b" or "c"`. */
export function listNames(names: readonly string[]): string {
  const quoted = names.map((name) => quote(name));
  return quoted.length < 2
    ? quoted.join('')
    : `${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`;
}
