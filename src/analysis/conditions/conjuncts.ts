import { sortKeys } from '../../model/serialize.ts';
import type { Condition } from '../../model/value.ts';
import { aroundStage, type Place, type StageNode } from '../nodes.ts';

/** One of several conditions that must all hold; `text` is equal for equal conditions. */
export interface Conjunct {
  readonly condition: Condition;
  readonly text: string;
}

/**
 * The parts of a condition that must all hold, and then the condition itself: `all` is opened, and
 * so is `not` around `any` and `not`.
 */
export function listConjuncts(condition: Condition | undefined): Conjunct[] {
  if (condition === undefined) return [];
  return [...openCondition(condition), { condition, text: printCondition(condition) }];
}

function openCondition(condition: Condition): Conjunct[] {
  if (condition.kind === 'all') return condition.conditions.flatMap(listConjuncts);
  if (condition.kind !== 'not') return [];
  const inner = condition.condition;
  if (inner.kind === 'not') return listConjuncts(inner.condition);
  return inner.kind === 'any'
    ? inner.conditions.flatMap((part) => listConjuncts(negate(part)))
    : [];
}

/** The opposite of a condition. */
export function negate(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.condition : { kind: 'not', condition };
}

/** The same text for the same condition, whatever the order of its keys. */
export function printCondition(condition: Condition): string {
  return JSON.stringify(sortKeys(condition));
}

/**
 * Everything that must hold for a place to be reached: its own condition and those of the stages
 * around it, up to but without `until`.
 */
export function guardsOf(place: Place, until?: StageNode): Conjunct[] {
  const guards = listConjuncts(place.when);
  for (const node of aroundStage(place.stage)) {
    if (node === until) break;
    guards.push(...listConjuncts(node.stage.when));
  }
  return guards;
}
