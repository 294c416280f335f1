import { StepError } from '../diagnostics/errors.ts';
import type { Stage } from '../model/stage.ts';
import type { StageRecord } from './run-record.ts';
import { type RunSession, sinceStart } from './run-session.ts';

/** What a stage inherits from those around it. */
export interface Surroundings {
  /** The cell of a matrix around it: axis → value. */
  readonly axes: Readonly<Record<string, string>>;
  readonly env: NonNullable<Stage['env']>;
  readonly signal: AbortSignal;
}

/** The record of a stage that has done nothing so far. */
export function describeStage(
  session: RunSession,
  stage: Stage,
  { axes }: Surroundings,
  startMs: number,
): StageRecord {
  return {
    id: stage.id,
    name: stage.name,
    ...(Object.keys(axes).length === 0 ? {} : { axes }),
    result: 'succeeded',
    startMs,
    durationMs: sinceStart(session) - startMs,
    steps: [],
    stages: [],
  };
}

const branchFailed = 'stage.fail-fast';

/** Why `failFast` ends the other branches. */
export function createBranchFailure(): StepError {
  return new StepError(branchFailed, 'Another branch failed.');
}

/** Whether work was stopped by `failFast`, not by a person or a time limit. */
export function wasStoppedByBranch(signal: AbortSignal): boolean {
  return signal.reason instanceof StepError && signal.reason.code === branchFailed;
}
