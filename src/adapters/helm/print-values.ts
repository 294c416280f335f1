import { UserError } from '../../diagnostics/errors.ts';
import type { JsonObject, JsonValue } from './helm.ts';

/**
 * Characters that JSON leaves as they are and that Helm's YAML reader refuses or folds into a space.
 * The first range are C1 controls; NEL, LS and PS are line breaks in YAML 1.1; U+FEFF is a mark.
 */
const UNSAFE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/**
 * Prints values for `helm --values`: JSON, which is YAML, with every character escaped that Helm
 * would not read back as itself. Any text arrives in the chart unchanged.
 *
 * @throws UserError `helmDeploy.values` for half of a surrogate pair: no YAML file can hold it.
 */
export function printValues(values: JsonObject): string {
  checkText(values, []);
  return JSON.stringify(values).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function checkText(value: JsonValue, path: readonly string[]): void {
  if (typeof value === 'string') {
    if (value.isWellFormed()) return;
    throw new UserError(
      'helmDeploy.values',
      `The value ${path.join('.')} holds half of a surrogate pair, which is not text.`,
      { mend: 'Cut text at whole characters, not at UTF-16 code units.', exit: 'invalid' },
    );
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    checkText(key, [...path, JSON.stringify(key)]);
    checkText(inner, [...path, key]);
  }
}
