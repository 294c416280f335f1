import { isReference } from '../emit/reference.ts';
import { resolveKnown, type View } from './evaluate.ts';

/**
 * Data with every known reference replaced by its value, and the doubled `$` of a team's own keys
 * taken back, as the runner does it.
 */
export function resolveInput(input: unknown, view: View): unknown {
  if (isReference(input)) return resolveKnown(input, view);
  if (Array.isArray(input)) return input.map((item) => resolveInput(item, view));
  if (typeof input !== 'object' || input === null) return input;
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [
      key.startsWith('$$') ? key.slice(1) : key,
      resolveInput(value, view),
    ]),
  );
}
