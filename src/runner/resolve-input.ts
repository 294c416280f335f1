import { resolveValue, type ValueScope } from '../model/resolve.ts';
import type { Reference } from '../model/value.ts';

const referenceKeys: ReadonlySet<string> = new Set([
  '$parameter',
  '$context',
  '$value',
  '$axis',
  '$text',
  '$transform',
  '$choose',
]);

/** Whether an object is a reference: exactly one key, and one of the known ones. */
export function isReference(value: unknown): value is Reference {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && referenceKeys.has(keys[0] as string);
}

/**
 * An input with every reference replaced by its value, and the doubled `$` of a team's own keys
 * taken back. Throws `MissingValue`.
 */
export function resolveInput(input: unknown, scope: ValueScope): unknown {
  if (isReference(input)) return resolveValue(input, scope);
  if (Array.isArray(input)) return input.map((item) => resolveInput(item, scope));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key.startsWith('$$') ? key.slice(1) : key,
      resolveInput(value, scope),
    ]),
  );
}
