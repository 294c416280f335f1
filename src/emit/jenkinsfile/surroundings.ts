import type { Pipeline } from '../../model/pipeline.ts';
import type { Questions, Service } from '../../model/stage.ts';
import type { Condition, Value } from '../../model/value.ts';
import type { FlowPlan } from '../flow-plan.ts';

/** A part of the model that no Jenkinsfile of ours can say. */
export interface Inexpressible {
  /** Key of its position: `step:<id>` or `stage:<id>`. */
  readonly node: string;
  /** What it is, as a clause: `it needs a secret, which only the runner can fetch`. */
  readonly problem: string;
}

/** What the stages around a piece mean for it. */
export interface Surroundings {
  readonly pipeline: Pipeline;
  readonly flow: FlowPlan;
  /** Name of the environment that the stage works on. */
  readonly environment: string | undefined;
  /** Axes of the matrix around, whose values are variables of the cell. */
  readonly axes: readonly string[];
  /** What the person was asked who approved the stage around; the answers are variables of it. */
  readonly questions: Questions;
  /** Variables of stages around whose values only the runner can find; it gets them with each step. */
  readonly env: Readonly<Record<string, Value>>;
  /** Conditions of stages around that only the runner can evaluate; it gets them with each step. */
  readonly conditions: readonly Condition[];
  readonly service: Service | undefined;
  /** Stages whose outputs were laid into the workspace, by id. */
  readonly receives: readonly string[];
  /** The time limit of a stage that has none, where the pipeline's own cannot hold it to one. */
  readonly timeLimitMs: number | undefined;
  /** Whether the piece stands on an agent after the checkout, where GIT_COMMIT is known. */
  readonly onAgent: boolean;
  /** Collects what cannot be said while everything else is printed. */
  readonly inexpressible: Inexpressible[];
}
