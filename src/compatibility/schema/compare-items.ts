import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';
import { enterItems, type Place } from './place.ts';

/** The elements of lists. Without `items` an element is anything. */
export function compareItems(before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  const [old, now] = [before['items'], after['items']];
  if (old === undefined && now === undefined) return [];
  if (!isSchema(old ?? {}) || !isSchema(now ?? {}))
    return JSON.stringify(old) === JSON.stringify(now)
      ? []
      : [
          {
            rule: 'keyword-unjudged',
            path: place.path,
            before: { items: old },
            after: { items: now },
          },
        ];
  return place.compare((old ?? {}) as JsonSchema, (now ?? {}) as JsonSchema, enterItems(place));
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
