import type { Pipeline } from './pipeline.ts';
import { type Post, postConditions, type Stage } from './stage.ts';
import type { Step } from './step.ts';

/** A stage with the stages that it stands in, outermost first. */
export interface StageVisit {
  readonly stage: Stage;
  readonly parents: readonly Stage[];
}

/** Every stage, parents before children, in the order in which they were written. */
export function* visitStages(
  stages: readonly Stage[],
  parents: readonly Stage[] = [],
): Generator<StageVisit> {
  for (const stage of stages) {
    yield { stage, parents };
    yield* visitStages(stage.stages ?? [], [...parents, stage]);
  }
}

/** A step with where it stands; `stage` is undefined for the pipeline's own post steps. */
export interface StepVisit {
  readonly step: Step;
  readonly stage: Stage | undefined;
  readonly parents: readonly Stage[];
  readonly post: string | undefined;
}

/** Every step, in the order of execution of a build in which nothing is skipped; post steps follow their stage. */
export function* visitSteps(pipeline: Pipeline): Generator<StepVisit> {
  for (const { stage, parents } of visitStages(pipeline.stages)) {
    for (const step of stage.steps ?? []) yield { step, stage, parents, post: undefined };
    yield* visitPost(stage.post, stage, parents);
  }
  yield* visitPost(pipeline.post, undefined, []);
}

function* visitPost(
  post: Post | undefined,
  stage: Stage | undefined,
  parents: readonly Stage[],
): Generator<StepVisit> {
  for (const condition of postConditions) {
    for (const step of post?.[condition] ?? []) yield { step, stage, parents, post: condition };
  }
}
