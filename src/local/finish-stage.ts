import type { Stage } from '../model/stage.ts';
import type { RunResult, StageRecord } from './run-record.ts';
import { type RunSession, sinceStart, worse } from './run-session.ts';

/** Ends a stage: its result counts for the run, and whoever watches hears of it. `byBranch`: `failFast` ended it. */
export function finishStage(
  session: RunSession,
  record: StageRecord,
  byBranch = false,
): StageRecord {
  const { id, name, result, reason, durationMs } = record;
  // A stage that ended because its sibling failed is no worse than that failure (recorded case 081).
  session.result = worse(session.result, byBranch && result === 'aborted' ? 'failed' : result);
  session.options.onEvent({
    type: 'stage-finished',
    stage: id,
    name,
    result,
    durationMs,
    ...(reason === undefined ? {} : { reason }),
  });
  return record;
}

/** The record of a stage that does not run. */
export function leaveOut(
  session: RunSession,
  stage: Stage,
  reason: string,
  result: RunResult = 'not-run',
): StageRecord {
  const record: StageRecord = {
    id: stage.id,
    name: stage.name,
    result,
    reason,
    startMs: sinceStart(session),
    durationMs: 0,
    steps: [],
    stages: [],
  };
  return finishStage(session, record);
}
