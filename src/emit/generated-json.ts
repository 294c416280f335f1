import { sortKeys } from '../model/serialize.ts';
import { type GeneratedState, generatorName, hashText, type Origin } from './generated-header.ts';

/** The key that a generated JSON file carries where other files have comments. */
const headerKey = '$generated';

/**
 * A generated JSON file: sorted keys, two spaces, and the header as the member `$generated`, whose
 * `sha256` covers everything else.
 */
export function sealJson(content: object, origin: Origin): string {
  const header = { by: generatorName, ...origin };
  const sorted = sortKeys({ [headerKey]: header, ...content }) as Record<string, unknown>;
  const sha256 = hashText(printSorted(sorted));
  sorted[headerKey] = sortKeys({ ...header, sha256 });
  return printSorted(sorted);
}

/** Whether a text is as `sealJson` left it; formatting does not count. */
export function verifyJson(text: string): GeneratedState {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text.includes(`"by": "${generatorName}"`) ? 'edited' : 'foreign';
  }
  const header = (parsed as { [headerKey]?: Record<string, unknown> } | null)?.[headerKey];
  if (header?.['by'] !== generatorName) return 'foreign';
  const { sha256, ...rest } = header;
  return sha256 === hashText(print({ ...(parsed as object), [headerKey]: rest }))
    ? 'intact'
    : 'edited';
}

/** The content of a generated JSON file without its header. Throws `SyntaxError` when it is no JSON. */
export function openJson(text: string): Record<string, unknown> {
  const { [headerKey]: _header, ...content } = JSON.parse(text) as Record<string, unknown>;
  return content;
}

function print(value: object): string {
  return printSorted(sortKeys(value));
}

function printSorted(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
