import type { Stage } from '../model/stage.ts';
import { placeOf } from './run-event.ts';
import type { RunResult, StageRecord } from './run-record.ts';
import { type RunSession, sinceStart, worse } from './run-session.ts';

/** Ends a stage: its result counts for the run, and whoever watches hears of it. `byBranch`: `failFast` ended it. */
export function finishStage(
  session: RunSession,
  record: StageRecord,
  byBranch = false,
): StageRecord {
  const { result } = record;
  // A stage that ended because its sibling failed is no worse than that failure (recorded case 081).
  session.result = worse(session.result, byBranch && result === 'aborted' ? 'failed' : result);
  return announceEnd(session, record);
}

/** Whoever watches hears that a stage, or a cell of its matrix, is over. */
export function announceEnd(session: RunSession, record: StageRecord): StageRecord {
  const { id, name, axes = {}, result, reason, durationMs } = record;
  session.options.onEvent({
    type: 'stage-finished',
    ...placeOf(id, axes),
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
