import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';
import { rules } from '../rules/index.ts';
import { compareNames } from './compare-names.ts';
import { enterMember, type Place } from './place.ts';

/** The members of objects: their names, whether they must be given, their defaults and their values. */
export function compareMembers(before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  const olds = propertiesOf(before);
  const news = propertiesOf(after);
  const names = new Set([...Object.keys(olds), ...Object.keys(news), ...demandedNames(after)]);
  return [
    ...[...names].flatMap((name) => {
      const [old, now] = [olds[name], news[name]];
      const inside = enterMember(place, name);
      if (old === undefined) return compareAdded(name, before, after, inside);
      if (now === undefined) return compareRemoved(name, before, after, inside);
      return [
        ...compareNeed(name, before, after, inside),
        ...compareDefaults(old, now, inside),
        ...inside.compare(old, now, inside),
      ];
    }),
    ...compareNames(before, after, place),
  ];
}

function demandedNames(schema: JsonSchema): readonly string[] {
  return (schema['required'] ?? []) as string[];
}

/** The properties, with those that are only demanded: they may be what any other name may be. */
function propertiesOf(schema: JsonSchema): Record<string, JsonSchema> {
  const demanded = demandedNames(schema).flatMap((name) => {
    const free = freeMember(schema, name);
    return free === undefined ? [] : [[name, free] as const];
  });
  return {
    ...Object.fromEntries(demanded),
    ...(schema['properties'] as Record<string, JsonSchema> | undefined),
  };
}

function isRequired(name: string, schema: JsonSchema, isFilled: boolean): boolean {
  const own = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const isFilledIn = isFilled && 'default' in (own[name] ?? {});
  return demandedNames(schema).includes(name) && !isFilledIn;
}

function compareAdded(
  name: string,
  before: JsonSchema,
  after: JsonSchema,
  place: Place,
): Finding[] {
  const { path } = place;
  const now = propertiesOf(after)[name];
  if (
    isRequired(name, after, place.fillsDefaults.after) &&
    (now !== undefined || !isRequired(name, before, place.fillsDefaults.before))
  )
    return [{ rule: 'parameter-added-required', path, after: now }];
  if (now === undefined) return [];
  const free = freeMember(before, name);
  const isTakenAway =
    free !== undefined &&
    place.compare(free, now, place).some((finding) => rules[finding.rule].bump === 'major');
  return [{ rule: isTakenAway ? 'name-claimed' : 'parameter-added', path, after: now }];
}

function compareRemoved(
  name: string,
  before: JsonSchema,
  after: JsonSchema,
  place: Place,
): Finding[] {
  const { path } = place;
  const old = propertiesOf(before)[name] as JsonSchema;
  const free = freeMember(after, name);
  const isFree =
    free !== undefined &&
    place.compare(old, free, place).every((finding) => rules[finding.rule].bump !== 'major');
  // A free name takes the value, but nobody fills in a default for it.
  return isFree
    ? compareDefaults(old, {}, place)
    : [{ rule: 'parameter-removed', path, before: old }];
}

/** What a member may be that has no property of its own; undefined when there can't be one. */
function freeMember(schema: JsonSchema, name: string): JsonSchema | undefined {
  const patterns = (schema['patternProperties'] ?? {}) as Record<string, JsonSchema>;
  const fitting = Object.entries(patterns).find(([pattern]) => new RegExp(pattern, 'u').test(name));
  if (fitting !== undefined) return fitting[1];
  const rest = schema['additionalProperties'] ?? true;
  return rest === false ? undefined : rest === true ? {} : (rest as JsonSchema);
}

function compareNeed(name: string, before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  const [old, now] = [
    isRequired(name, before, place.fillsDefaults.before),
    isRequired(name, after, place.fillsDefaults.after),
  ];
  if (old === now) return [];
  return [{ rule: now ? 'parameter-now-required' : 'parameter-now-optional', path: place.path }];
}

function compareDefaults(before: JsonSchema, after: JsonSchema, place: Place): Finding[] {
  const { fillsDefaults } = place;
  const old = fillsDefaults.before ? before['default'] : undefined;
  const now = fillsDefaults.after ? after['default'] : undefined;
  if (JSON.stringify(old) === JSON.stringify(now)) return [];
  const what = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
  return [{ rule: `default-${what}`, path: place.path, before: old, after: now }];
}
