import type { Pipeline } from '../../model/pipeline.ts';
import type { Condition } from '../../model/value.ts';

/** Conditions of one kind. */
export type ConditionOf<K extends Condition['kind']> = Extract<Condition, { kind: K }>;

/**
 * Every simple condition of a pipeline, wherever it stands: of stages and steps, in choices between
 * values, inside others. In the order of the model, each once.
 */
export function collectConditions(pipeline: Pipeline): Condition[] {
  const found = new Map<string, Condition>();
  const open: unknown[] = [pipeline.post, pipeline.stages, pipeline.env];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) continue;
    if (isSimple(item)) found.set(JSON.stringify(item), item);
    open.push(...Object.values(item).reverse());
  }
  return [...found.values()];
}

/** Only the conditions of one kind. */
export function pickConditions<K extends Condition['kind']>(
  conditions: readonly Condition[],
  kind: K,
): ConditionOf<K>[] {
  return conditions.filter((condition): condition is ConditionOf<K> => condition.kind === kind);
}

const members: Readonly<Record<Condition['kind'], readonly string[]>> = {
  branch: ['pattern'],
  tag: ['pattern'],
  'pull-request': [],
  'started-by': ['cause'],
  'commit-message': ['contains'],
  changed: ['paths'],
  'environment-variable': ['name', 'value'],
  equals: ['actual', 'expected'],
  all: [],
  any: [],
  not: [],
};

/** A team's own data can have a member `kind` too, but hardly all others of a condition. */
function isSimple(item: object): item is Condition {
  const { kind } = item as { kind?: unknown };
  if (typeof kind !== 'string' || !Object.hasOwn(members, kind)) return false;
  if (kind === 'all' || kind === 'any' || kind === 'not') return false;
  const needed = members[kind as Condition['kind']];
  if (!needed.every((name) => Object.hasOwn(item, name))) return false;
  // A stage has a kind as well: `test`, `deploy`; none of them is that of a condition.
  return true;
}
