import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';
import { compareConstraints } from './compare-constraints.ts';
import { compareForms } from './compare-forms.ts';
import { compareItems } from './compare-items.ts';
import { compareMeanings } from './compare-meanings.ts';
import { compareMembers } from './compare-members.ts';
import { compareTypes } from './compare-types.ts';
import { findUnjudged } from './find-unjudged.ts';
import { follow, type Place } from './place.ts';

/**
 * Every difference between two schemas of an input. Where no finding is major, each value that the
 * first accepts is accepted by the second; what can't be shown to be so is a finding.
 */
export function compareSchemas(before: JsonSchema, after: JsonSchema): Finding[] {
  const visited = new Set<string>();
  const fillsDefaults = { before: true, after: true };
  const place = { path: '', before, after, fillsDefaults, visited, compare: compareParts };
  return compareParts(before, after, place);
}

function compareParts(before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  const pair = `${String(before['$ref'])} ${String(after['$ref'])}`;
  const isReference = before['$ref'] !== undefined || after['$ref'] !== undefined;
  if (isReference && place.visited.has(pair)) return [];
  const inside = isReference ? { ...place, visited: new Set([...place.visited, pair]) } : place;
  const old = follow(before, place.before);
  const now = follow(after, place.after);
  if (old['anyOf'] !== undefined || now['anyOf'] !== undefined)
    return compareForms(old, now, inside);
  const meanings = compareMeanings(old, now, place.path);
  // What a handle carries is not written by the author; another kind of handle says it all.
  const handle = meanings.filter((finding) => finding.rule === 'handle-changed');
  if (handle.length > 0) return handle;
  const types = compareTypes(old, now, place.path);
  // Between values of different types nothing more can be said.
  if (types.some((finding) => finding.rule === 'type-changed')) return [...types, ...meanings];
  return [
    ...types,
    ...compareConstraints(old, now, place.path),
    ...compareItems(old, now, inside),
    ...compareMembers(old, now, inside),
    ...findUnjudged(old, now, place.path),
    ...meanings,
  ];
}
