import type { XmlElement, XmlValue } from './xml.ts';

/** Something that is not as it should be. */
export interface ConfigDifference {
  /** Tags from below the root, with dots between. */
  readonly path: string;
  readonly found: string;
  readonly expected: string;
}

/** Elements whose children are all said: one more there would change what the job trusts. */
const closedLists = new Set(['traits', 'navigators', 'data']);

/**
 * What differs from what is said. Whatever is not said may be there: the controller adds defaults
 * and versions of plugins when it writes a config (recorded: job-dsl, plain-organization-github).
 */
export function compareConfig(
  expected: XmlValue,
  found: XmlValue | undefined,
  path = '',
): ConfigDifference[] {
  if (Array.isArray(expected) || Array.isArray(found)) {
    const [all, there] = [toList(expected), toList(found)];
    if (all.length !== there.length) return [difference(path, found, expected)];
    return all.flatMap((item, index) => compareConfig(item, there[index], path));
  }
  if (isElement(expected)) {
    const there = isElement(found) ? found : {};
    const missing = Object.entries(expected).flatMap(([name, value]) =>
      compareConfig(value, there[name], path === '' ? name : `${path}.${name}`),
    );
    const extra = closedLists.has(path.split('.').at(-1) ?? '')
      ? Object.keys(there).filter((name) => !name.startsWith('@') && expected[name] === undefined)
      : [];
    return [
      ...missing,
      ...extra.map((name) => difference(`${path}.${name}`, there[name], undefined)),
    ];
  }
  if (found === undefined) return [difference(path, found, expected)];
  // An element that is only named may hold anything.
  if (isElement(found) && expected === '') return [];
  return found === expected ? [] : [difference(path, found, expected)];
}

/**
 * The config that is there with everything that is said put right; the rest stays as it is, so that
 * settings which other people made are not lost.
 */
export function mergeConfig(expected: XmlElement, found: XmlElement): XmlElement {
  const merged: Record<string, XmlValue> = { ...found };
  for (const [name, value] of Object.entries(expected)) {
    const there = found[name];
    merged[name] =
      isElement(value) && isElement(there) && !closedLists.has(name) && sameClass(value, there)
        ? mergeConfig(value, there)
        : value === '' && there !== undefined
          ? there
          : value;
  }
  return merged;
}

/** Elements of two classes have nothing in common but the tag. */
function sameClass(one: XmlElement, other: XmlElement): boolean {
  return one['@class'] === undefined || one['@class'] === other['@class'];
}

function isElement(value: XmlValue | undefined): value is XmlElement {
  return typeof value === 'object' && !Array.isArray(value);
}

function toList(value: XmlValue | undefined): readonly (string | XmlElement)[] {
  if (value === undefined || value === '') return [];
  return Array.isArray(value) ? value : [value as string | XmlElement];
}

function difference(
  path: string,
  found: XmlValue | undefined,
  expected: XmlValue | undefined,
): ConfigDifference {
  return { path, found: describe(found), expected: describe(expected) };
}

function describe(value: XmlValue | undefined): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? JSON.stringify(value) : 'an element';
}
