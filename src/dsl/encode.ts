import { CommandScript } from './command.ts';
import { Handle } from './declare.ts';
import { noteMistake } from './mistake.ts';
import { ValueReference } from './values.ts';

/**
 * What a team wrote as plain data: references become their `$` form, and keys of its own objects
 * that begin with `$` are doubled so that they are never taken for one.
 */
export function encode(value: unknown, at: string): unknown {
  if (value instanceof ValueReference) return value.reference;
  if (value instanceof Handle) return value.toJSON();
  if (value instanceof CommandScript) return { script: value.script, values: value.values };
  if (Array.isArray(value)) return value.map((item) => encode(item, at));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined);
    return Object.fromEntries(
      entries.map(([key, item]) => [key.startsWith('$') ? `$${key}` : key, encode(item, at)]),
    );
  }
  if (
    typeof value === 'function' ||
    typeof value === 'symbol' ||
    typeof value === 'bigint' ||
    value === undefined
  ) {
    noteMistake('not-data', at, { found: typeof value });
    return null;
  }
  if (typeof value === 'number' && !Number.isFinite(value)) {
    noteMistake('not-data', at, { found: String(value) });
    return null;
  }
  return value;
}
