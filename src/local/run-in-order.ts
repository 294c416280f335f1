import type { Stage } from '../model/stage.ts';
import { leaveOut } from './finish-stage.ts';
import type { StageRecord } from './run-record.ts';
import type { RunSession } from './run-session.ts';
import type { Surroundings } from './surroundings.ts';

/** Runs one stage. */
export type RunStage = (
  session: RunSession,
  stage: Stage,
  around: Surroundings,
) => Promise<StageRecord>;

/** Runs stages one after the other; after a failure the rest is not run. */
export async function runInOrder(
  session: RunSession,
  stages: readonly Stage[],
  around: Surroundings,
  run: RunStage,
): Promise<StageRecord[]> {
  const records: StageRecord[] = [];
  for (const stage of stages) {
    const hasFailed = records.some(({ result }) => result === 'failed' || result === 'aborted');
    if (around.signal.aborted) records.push(leaveOut(session, stage, 'the run was stopped'));
    else if (hasFailed) records.push(leaveOut(session, stage, 'an earlier stage failed'));
    else if (session.pipeline.stopWhenUnstable === true && session.result === 'unstable')
      records.push(leaveOut(session, stage, 'the run is unstable'));
    else records.push(await run(session, stage, around));
  }
  return records;
}
