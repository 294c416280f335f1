import { createValue, type Text, toReference, type Value } from './values.ts';

/** What can be done to a text on its way from where it is known to where it is used. */
type Operation = 'lower' | 'upper' | 'trim' | 'replace' | 'truncate' | 'slug';

function transform(operation: Operation, of: Text, ...rest: string[]): Value<string> {
  return createValue({ $transform: { operation, of: toReference(of), with: rest } });
}

/** The text in lower case. */
export const lower = (of: Text): Value<string> => transform('lower', of);

/** The text in upper case. */
export const upper = (of: Text): Value<string> => transform('upper', of);

/** The text without white space at both ends. */
export const trim = (of: Text): Value<string> => transform('trim', of);

/**
 * The text with every occurrence of `search` replaced. `search` is plain text, no pattern.
 *
 * @example
 * replace(context.branch, '/', '-')
 */
export const replace = (of: Text, search: string, replacement: string): Value<string> =>
  transform('replace', of, search, replacement);

/** The first `length` characters of the text. */
export const truncate = (of: Text, length: number): Value<string> =>
  transform('truncate', of, String(length));

/**
 * The text made fit for names: lower case letters, digits and single hyphens.
 *
 * @example
 * slug(context.branch) // `feature/New Checkout` becomes `feature-new-checkout`
 */
export const slug = (of: Text): Value<string> => transform('slug', of);
