import type { Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import type { Value } from '../model/value.ts';
import type { BuildContext } from '../runner/build-context.ts';
import type { RunResult, StepRecord } from './run-record.ts';
import type { RunSession } from './run-session.ts';
import { runStep } from './run-step.ts';

/** Where the steps of a stage run. */
export interface StageRuntime {
  /** Undefined for the pipeline's own post steps. */
  readonly stage: Stage | undefined;
  readonly axes: Readonly<Record<string, string>>;
  /** Absolute path. */
  readonly workspace: string;
  readonly build: BuildContext;
  /** Variables of the stage and of those around it. */
  readonly env: Readonly<Record<string, Value>>;
  readonly signal: AbortSignal;
  /** Which attempt of the stage this is, from 1. */
  readonly attempt?: number;
}

/** Runs steps in order until one fails for good; the records of those that ran come back. */
export async function runSteps(
  session: RunSession,
  runtime: StageRuntime,
  steps: readonly Step[],
): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  for (const step of steps) {
    const record = await runStep(session, runtime, step);
    records.push(record);
    if (record.outcome === 'failed' || record.outcome === 'aborted') break;
  }
  return records;
}

/** What steps mean for what they belong to. */
export function resultOfSteps(records: readonly StepRecord[]): RunResult {
  const outcomes = new Set(records.map(({ outcome }) => outcome));
  if (outcomes.has('aborted')) return 'aborted';
  if (outcomes.has('failed')) return 'failed';
  return outcomes.has('unstable') ? 'unstable' : 'succeeded';
}
