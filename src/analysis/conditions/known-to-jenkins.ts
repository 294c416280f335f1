import type { Condition, Value } from '../../model/value.ts';
import { aroundStage, type StageNode } from '../nodes.ts';

/** Names of the context that only the runner knows, on the machine of the stage. */
const runnerContext: ReadonlySet<string> = new Set(['serviceUrl']);

/** Whether Jenkins itself can compute a value: no outputs of steps, no address of a service. */
export function isKnownValue(value: Value): boolean {
  if (typeof value !== 'object') return true;
  if ('$value' in value) return false;
  if ('$context' in value) return !runnerContext.has(value.$context);
  if ('$text' in value) return value.$text.every(isKnownValue);
  if ('$transform' in value) return isKnownValue(value.$transform.of);
  if (!('$choose' in value)) return true;
  const { when, chosen, otherwise } = value.$choose;
  return isKnownToStep(when) && isKnownValue(chosen) && isKnownValue(otherwise);
}

/** Whether Jenkins can decide by a condition inside a stage, where it does not know what changed. */
export function isKnownToStep(condition: Condition): boolean {
  return !isOfChanges(condition) && isKnown(condition, isKnownToStep);
}

/** Whether a condition asks for changes since the last build, which Jenkins knows outside of stages only. */
export function isOfChanges({ kind }: Condition): boolean {
  return kind === 'changed' || kind === 'commit-message';
}

/** Whether Jenkins can decide by a condition whether a stage runs. */
function isKnownToStage(condition: Condition): boolean {
  return isKnown(condition, isKnownToStage);
}

function isKnown(condition: Condition, isInnerKnown: (inner: Condition) => boolean): boolean {
  switch (condition.kind) {
    case 'equals':
      return isKnownValue(condition.actual);
    case 'all':
    case 'any':
      return condition.conditions.every(isInnerKnown);
    case 'not':
      return isInnerKnown(condition.condition);
    default:
      return true;
  }
}

/** The parts of the conditions of a stage, and of those around it, that only the runner can decide. */
export function listRunnerConditions(node: StageNode | undefined): Condition[] {
  return [...aroundStage(node)].flatMap(({ stage }) =>
    stage.when === undefined ? [] : takeRunnerParts(stage.when),
  );
}

function takeRunnerParts(condition: Condition): Condition[] {
  if (isKnownToStage(condition)) return [];
  return condition.kind === 'all' ? condition.conditions.flatMap(takeRunnerParts) : [condition];
}
