import type { Stage } from '../model/stage.ts';
import { toPlatformError } from '../runner/to-platform-error.ts';
import { announceEnd } from './finish-stage.ts';
import { placeOf } from './run-event.ts';
import { runLeaf } from './run-leaf.ts';
import type { StageRecord } from './run-record.ts';
import { type RunSession, sinceStart } from './run-session.ts';
import { describeStage, type Surroundings } from './surroundings.ts';

/** Runs one cell of a matrix. Never throws: what the machine refuses is a failure of this cell. */
export async function runCell(
  session: RunSession,
  stage: Stage,
  around: Surroundings,
): Promise<StageRecord> {
  const place = placeOf(stage.id, around.axes);
  session.options.onEvent({ type: 'stage-started', ...place, name: stage.name });
  const startMs = sinceStart(session);
  try {
    return announceEnd(session, await runLeaf(session, stage, around));
  } catch (cause) {
    const { message: reason } = toPlatformError(cause, { id: stage.id, step: stage.name });
    const record = describeStage(session, stage, around, startMs);
    return announceEnd(session, { ...record, result: 'failed', reason });
  }
}
