import { type Answers, fillAnswers } from '../model/fill-answers.ts';
import type { Stage } from '../model/stage.ts';
import { limitTime } from '../runner/limit-time.ts';
import { toPlatformError } from '../runner/to-platform-error.ts';
import { approvalOf, askApproval } from './approval.ts';
import { finishStage, leaveOut } from './finish-stage.ts';
import { listJenkinsOnly } from './jenkins-only.ts';
import { runGroup } from './run-group.ts';
import { runInOrder } from './run-in-order.ts';
import { runLeaf } from './run-leaf.ts';
import type { StageRecord } from './run-record.ts';
import { type RunSession, sinceStart } from './run-session.ts';
import { holdsCondition } from './stage-condition.ts';
import { describeStage, type Surroundings, wasStoppedByBranch } from './surroundings.ts';

/** Why a stage is left out that `--stage` or `--from` does not name. */
export const notAskedFor = 'not asked for';

/** Runs the stages of a pipeline one after the other; after a failure the rest is not run. */
export function runStages(
  session: RunSession,
  stages: readonly Stage[],
  around: Surroundings,
): Promise<StageRecord[]> {
  return runInOrder(session, stages, around, runStage);
}

/** One stage with everything around its work: selection, condition, approval, time limit. */
async function runStage(
  session: RunSession,
  stage: Stage,
  around: Surroundings,
): Promise<StageRecord> {
  if (!session.selection.includes(stage.id)) return leaveOut(session, stage, notAskedFor);
  const condition = await holdsCondition(session, stage, around.axes);
  if (condition.problem !== undefined)
    return finishStage(session, {
      ...describeStage(session, stage, around, sinceStart(session)),
      result: 'failed',
      reason: condition.problem,
    });
  if (!condition.holds) return leaveOut(session, stage, 'its condition does not hold', 'skipped');
  const refused = await askApproval(session, stage);
  if (around.signal.aborted) return leaveOut(session, stage, 'the run was stopped');
  if (refused !== undefined) return leaveOut(session, stage, refused, 'skipped');
  const notes = listJenkinsOnly(stage, session.pipeline);
  session.options.onEvent({
    type: 'stage-started',
    stage: stage.id,
    name: stage.name,
    ...(notes.length === 0 ? {} : { notes }),
  });
  const limit = limitTime(stage.timeoutMs);
  const own: Surroundings = { ...around, signal: AbortSignal.any([around.signal, limit]) };
  const record = await runWork(session, fillAnswers(stage, answersOf(session, stage)), own);
  const isLate = limit.aborted && !around.signal.aborted;
  return finishStage(
    session,
    // Jenkins calls a stage that was too slow aborted, not failed (recorded case 009).
    isLate
      ? { ...record, result: 'aborted', reason: `longer than its limit of ${stage.timeoutMs} ms` }
      : record,
    wasStoppedByBranch(around.signal),
  );
}

/** The answers to what the stage's own approval asks. */
function answersOf({ pipeline, answers }: RunSession, stage: Stage): Answers {
  const { questions = {} } = approvalOf(pipeline, stage) ?? {};
  return Object.fromEntries(Object.keys(questions).map((name) => [name, answers[name] ?? '']));
}

/** Never throws: what the machine refuses, such as a full disk, is a failure of the stage. */
async function runWork(session: RunSession, stage: Stage, own: Surroundings): Promise<StageRecord> {
  const startMs = sinceStart(session);
  try {
    return stage.matrix === undefined && stage.stages === undefined
      ? await runLeaf(session, stage, own)
      : await runGroup(session, stage, own, runStage);
  } catch (cause) {
    const { message: reason } = toPlatformError(cause, { id: stage.id, step: stage.name });
    return { ...describeStage(session, stage, own, startMs), result: 'failed', reason };
  }
}
