import { stringify } from 'yaml';

/** What a person looks for first; everything else follows by the alphabet. */
const FIRST_KEYS = ['apiVersion', 'kind', 'metadata', 'name', 'namespace'];

/**
 * Prints a manifest so that equal ones have equal text: keys in a fixed order, no comments, no line
 * folding, nothing that YAML 1.1 would read as another type.
 */
export function printManifest(manifest: Readonly<Record<string, unknown>>): string {
  return stringify(manifest, {
    version: '1.1',
    lineWidth: 0,
    aliasDuplicateObjects: false,
    sortMapEntries: (a, b) => compareKeys(String(a.key), String(b.key)),
  });
}

function compareKeys(a: string, b: string): number {
  const [rankA, rankB] = [rank(a), rank(b)];
  if (rankA !== rankB) return rankA - rankB;
  return a < b ? -1 : Number(a > b);
}

function rank(key: string): number {
  const position = FIRST_KEYS.indexOf(key);
  return position === -1 ? FIRST_KEYS.length : position;
}
