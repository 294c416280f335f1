import { describeCondition } from '../emit/diagram/describe-condition.ts';
import type { Condition } from '../model/value.ts';
import { visitStages, visitSteps } from '../model/visit.ts';
import { listObserved, recallCondition } from './observe-condition.ts';
import type { TestedPipeline } from './tested-pipeline.ts';
import { toModel } from './to-model.ts';

/** A condition of a stage or step, or a part of one, and whether a test saw it hold and not hold. */
export interface CoveredCondition {
  /** `stage:<id>` or `step:<id>`. */
  readonly owner: string;
  readonly condition: string;
  readonly held: boolean;
  readonly failed: boolean;
}

/** What tests have seen of the conditions of a pipeline. */
export interface ConditionCoverage {
  readonly conditions: readonly CoveredCondition[];
  /** Of `total` branches, two a condition, so many were taken. */
  readonly taken: number;
  readonly total: number;
}

/**
 * Which conditions of a pipeline every `simulate` of this process has seen hold and not hold: those
 * of stages and steps as a whole, and each part that stands alone.
 */
export function measureConditions(pipeline: TestedPipeline): ConditionCoverage {
  const conditions = listConditions(pipeline).map(({ owner, condition }): CoveredCondition => {
    const values = recallCondition(pipeline, owner, condition);
    return {
      owner,
      condition,
      held: values.has(true),
      failed: values.has(false),
    };
  });
  const taken = conditions.reduce(
    (sum, { held, failed }) => sum + Number(held) + Number(failed),
    0,
  );
  return { conditions, taken, total: 2 * conditions.length };
}

/** The pipelines that were simulated and have branches that no test took. */
export function listUncovered(): TestedPipeline[] {
  return listObserved().filter((pipeline) => {
    const { taken, total } = measureConditions(pipeline);
    return taken < total;
  });
}

/** The coverage as text: a line for each branch that no test ever took. */
export function printConditions(pipeline: TestedPipeline): string {
  const { conditions, taken, total } = measureConditions(pipeline);
  const open = conditions.flatMap(({ owner, condition, held, failed }) => {
    const [kind = '', ...id] = owner.split(':');
    const never = [...(held ? [] : ['never held']), ...(failed ? [] : ['always held'])];
    const words = never.length === 2 ? 'was never evaluated' : never[0];
    return words === undefined ? [] : [`  ${kind} ${id.join(':')}: ${condition} ${words}`];
  });
  return [`Conditions of ${pipeline.name}: ${taken} of ${total} branches taken.`, ...open, ''].join(
    '\n',
  );
}

function listConditions(tested: TestedPipeline): { owner: string; condition: string }[] {
  const pipeline = toModel(tested);
  const owned = [
    ...[...visitStages(pipeline.stages)].map(
      ({ stage }) => [`stage:${stage.id}`, stage.when] as const,
    ),
    ...[...visitSteps(pipeline)].map(({ step }) => [`step:${step.id}`, step.when] as const),
  ];
  return owned.flatMap(([owner, when]) => {
    if (when === undefined) return [];
    const texts = [when, ...listParts(when)].map(describeCondition);
    return [...new Set(texts)].map((condition) => ({ owner, condition }));
  });
}

/** The simple conditions in one, without those that are constant. */
function listParts(condition: Condition): Condition[] {
  if (condition.kind === 'not') return listParts(condition.condition);
  if (condition.kind === 'all' || condition.kind === 'any')
    return condition.conditions.flatMap(listParts);
  return [condition];
}
