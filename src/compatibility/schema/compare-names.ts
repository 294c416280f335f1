import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';
import type { Place } from './place.ts';

/** What an object says about members without a property of their own, and about all names. */
export function compareNames(before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  return [
    ...compareRest(before, after, place),
    ...comparePatterns(before, after, place),
    ...compareNamePatterns(before, after, place.path),
  ];
}

function compareRest(before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  const [old, now] = [
    before['additionalProperties'] ?? true,
    after['additionalProperties'] ?? true,
  ];
  const { path } = place;
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  if (old === false) return [{ rule: 'names-opened', path, after: now }];
  if (now === false) return [{ rule: 'names-closed', path, before: old }];
  const toSchema = (rest: unknown) => (rest === true ? {} : rest) as JsonSchema;
  return place.compare(toSchema(old), toSchema(now), { ...place, path: enterRest(path) });
}

/** Whether two patterns hold for the same names can't be known, so only the same pattern is compared. */
function comparePatterns(before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  const olds = (before['patternProperties'] ?? {}) as Record<string, JsonSchema>;
  const news = (after['patternProperties'] ?? {}) as Record<string, JsonSchema>;
  const patterns = [...new Set([...Object.keys(olds), ...Object.keys(news)])];
  return patterns.flatMap((pattern): Finding[] => {
    const [old, now] = [olds[pattern], news[pattern]];
    if (old !== undefined && now !== undefined)
      return place.compare(old, now, { ...place, path: enterRest(place.path) });
    const shown = { path: place.path, before: old, after: now };
    return [{ rule: 'keyword-unjudged', ...shown }];
  });
}

function compareNamePatterns(before: JsonSchema, after: JsonSchema, path: string): Finding[] {
  const [old, now] = [before['propertyNames'], after['propertyNames']];
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const rule = now === undefined ? 'names-loosened' : 'names-tightened';
  return [{ rule, path, before: old, after: now }];
}

function enterRest(path: string): string {
  return path === '' ? '*' : `${path}.*`;
}
