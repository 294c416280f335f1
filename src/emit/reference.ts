import type { Reference } from '../model/value.ts';

const referenceKeys: ReadonlySet<string> = new Set([
  '$parameter',
  '$context',
  '$value',
  '$axis',
  '$answer',
  '$text',
  '$transform',
  '$choose',
]);

/** Whether a part of an input is a reference: an object with one key, and that one of the known ones. */
export function isReference(value: unknown): value is Reference {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const [key, ...more] = Object.keys(value);
  return key !== undefined && more.length === 0 && referenceKeys.has(key);
}
