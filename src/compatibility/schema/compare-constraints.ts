import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';
import type { RuleName } from '../rules/index.ts';

/** Keywords whose number may only be larger, or only smaller, without refusing anything. */
const limits: readonly {
  readonly keyword: string;
  readonly side: 'lower' | 'upper';
  readonly tightened: RuleName;
  readonly loosened: RuleName;
}[] = [
  { keyword: 'minLength', side: 'lower', ...named('length') },
  { keyword: 'maxLength', side: 'upper', ...named('length') },
  { keyword: 'minItems', side: 'lower', ...named('count') },
  { keyword: 'maxItems', side: 'upper', ...named('count') },
  { keyword: 'minimum', side: 'lower', ...named('range') },
  { keyword: 'exclusiveMinimum', side: 'lower', ...named('range') },
  { keyword: 'maximum', side: 'upper', ...named('range') },
  { keyword: 'exclusiveMaximum', side: 'upper', ...named('range') },
  { keyword: 'minProperties', side: 'lower', ...named('size') },
  { keyword: 'maxProperties', side: 'upper', ...named('size') },
];

function named<const N extends 'length' | 'count' | 'range' | 'size'>(name: N) {
  return { tightened: `${name}-tightened`, loosened: `${name}-loosened` } as const;
}

/** What values of the same type must fulfil, all but the names of members. */
export function compareConstraints(before: JsonSchema, after: JsonSchema, path: string): Finding[] {
  return [
    ...limits.flatMap((limit) => {
      const [old, now] = [toLimit(before, limit), toLimit(after, limit)];
      if (old === now) return [];
      const isTighter = limit.side === 'lower' ? now > old : now < old;
      return [
        show(isTighter ? limit.tightened : limit.loosened, limit.keyword, before, after, path),
      ];
    }),
    ...compareText('pattern', before, after, path),
    ...compareText('format', before, after, path),
    ...compareMultiple(before, after, path),
    ...compareUniqueness(before, after, path),
  ];
}

/** Without the keyword there is no limit; a lower limit of 0 for something that is counted is none either. */
function toLimit(schema: JsonSchema, limit: (typeof limits)[number]): number {
  const value = schema[limit.keyword];
  if (typeof value === 'number')
    return value === 0 && limit.keyword.startsWith('min') && limit.keyword !== 'minimum'
      ? Number.NEGATIVE_INFINITY
      : value;
  return limit.side === 'lower' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}

function compareText(
  keyword: 'pattern' | 'format',
  before: JsonSchema,
  after: JsonSchema,
  path: string,
): Finding[] {
  const [old, now] = [before[keyword], after[keyword]];
  if (old === now) return [];
  const what = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
  return [show(`${keyword}-${what}`, keyword, before, after, path)];
}

function compareMultiple(before: JsonSchema, after: JsonSchema, path: string): Finding[] {
  const [old, now] = [before['multipleOf'], after['multipleOf']];
  if (old === now) return [];
  const isLooser =
    now === undefined || (typeof old === 'number' && Number.isInteger(old / (now as number)));
  const rule = isLooser ? 'multiple-loosened' : 'multiple-tightened';
  return [show(rule, 'multipleOf', before, after, path)];
}

function compareUniqueness(before: JsonSchema, after: JsonSchema, path: string): Finding[] {
  const [old, now] = [before['uniqueItems'] === true, after['uniqueItems'] === true];
  if (old === now) return [];
  return [
    show(now ? 'uniqueness-demanded' : 'uniqueness-waived', 'uniqueItems', before, after, path),
  ];
}

function show(
  rule: RuleName,
  keyword: string,
  before: JsonSchema,
  after: JsonSchema,
  path: string,
): Finding {
  const value = (schema: JsonSchema) =>
    schema[keyword] === undefined ? undefined : { [keyword]: schema[keyword] };
  return { rule, path, before: value(before), after: value(after) };
}
