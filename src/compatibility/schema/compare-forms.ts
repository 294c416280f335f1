import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';
import { rules } from '../rules/index.ts';
import { compareMeanings } from './compare-meanings.ts';
import type { Place } from './place.ts';

/**
 * Differences between the forms of a value: the branches of `anyOf`, or the schema itself as its only form. An old form
 * is still accepted when one of the new ones takes all of its values.
 */
export function compareForms(before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  const fills = (side: 'before' | 'after', schema: JsonSchema) =>
    place.fillsDefaults[side] && schema['anyOf'] === undefined;
  const fillsDefaults = { before: fills('before', before), after: fills('after', after) };
  const inside: Place = { ...place, fillsDefaults };
  const olds = formsOf(before);
  const news = formsOf(after);
  const found = compareMeanings(pickWhole(before), pickWhole(after), place.path);
  const [old, now] = [besideForms(before), besideForms(after)];
  if (JSON.stringify(old) !== JSON.stringify(now))
    found.push({ rule: 'keyword-unjudged', path: place.path, before: old, after: now });
  const met = new Set<JsonSchema>();
  const lost: JsonSchema[] = [];
  for (const form of olds) {
    const match = findMatch(form, news, inside);
    if (match === undefined) lost.push(form);
    else {
      met.add(match.form);
      found.push(...match.findings);
    }
  }
  const fresh = news.filter((form) => !met.has(form));
  for (const form of lost) {
    const near = fresh.findIndex((other) => hasSameType(form, other));
    const [other] = near < 0 ? [] : fresh.splice(near, 1);
    if (other === undefined) found.push({ rule: 'form-removed', path: place.path, before: form });
    else found.push(...inside.compare(form, other, inside));
  }
  for (const form of fresh)
    if (findMatch(form, olds, swap(inside)) === undefined)
      found.push({ rule: 'form-added', path: place.path, after: form });
  return found;
}

/** The new form that takes every value of the old one, with the least that differs. */
function findMatch(
  old: JsonSchema,
  forms: readonly JsonSchema[],
  place: Place,
): { form: JsonSchema; findings: Finding[] } | undefined {
  return forms
    .map((form) => ({ form, findings: place.compare(old, form, place) }))
    .filter(({ findings }) => findings.every((finding) => rules[finding.rule].bump !== 'major'))
    .sort((one, other) => one.findings.length - other.findings.length)[0];
}

/** Keywords that speak of the value whatever its form. */
const whole: ReadonlySet<string> = new Set([
  ...['title', 'description', 'examples', 'default', 'deprecated'],
  ...['x-handle', 'x-unit', 'x-type', 'x-path'],
]);

function pickWhole(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => whole.has(keyword)));
}

function dropWhole(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !whole.has(keyword)));
}

function formsOf(schema: JsonSchema): readonly JsonSchema[] {
  return (schema['anyOf'] as JsonSchema[] | undefined) ?? [dropWhole(schema)];
}

/** What holds beside every branch. */
function besideForms(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = schema;
  return anyOf === undefined ? {} : dropWhole(rest);
}

function hasSameType(one: JsonSchema, other: JsonSchema): boolean {
  return one['type'] !== undefined && one['type'] === other['type'];
}

function swap(place: Place): Place {
  const { before, after, fillsDefaults } = place;
  return {
    ...place,
    before: after,
    after: before,
    fillsDefaults: { before: fillsDefaults.after, after: fillsDefaults.before },
  };
}
