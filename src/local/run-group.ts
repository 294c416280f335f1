import type { Stage } from '../model/stage.ts';
import { expandMatrix } from './matrix-cells.ts';
import { runCell } from './run-cell.ts';
import { type RunStage, runInOrder } from './run-in-order.ts';
import { hasPostSteps, runPost } from './run-post.ts';
import type { RunResult, StageRecord } from './run-record.ts';
import { type RunSession, sinceStart, worse } from './run-session.ts';
import { openWorkspace } from './stage-workspace.ts';
import { createBranchFailure, describeStage, type Surroundings } from './surroundings.ts';

/** Runs a stage that holds others: in order, in parallel, or one for each cell of a matrix. */
export async function runGroup(
  session: RunSession,
  stage: Stage,
  around: Surroundings,
  runStage: RunStage,
): Promise<StageRecord> {
  const startMs = sinceStart(session);
  const own = { ...around, env: { ...around.env, ...stage.env } };
  const stages = await runInner(session, stage, own, runStage);
  const record = {
    ...describeStage(session, stage, own, startMs),
    result: combineResults(stages, own.signal),
    stages,
  };
  // A matrix hands its post steps to the cells.
  if (stage.matrix !== undefined || !hasPostSteps(stage.post)) return record;
  const workspace = await openWorkspace(session, stage, own);
  try {
    const { records, result } = await runPost(
      session,
      workspace.runtime,
      stage.post,
      record.result,
    );
    return { ...describeStage(session, stage, own, startMs), result, steps: records, stages };
  } finally {
    await workspace.close();
  }
}

function runInner(
  session: RunSession,
  stage: Stage,
  own: Surroundings,
  runStage: RunStage,
): Promise<StageRecord[]> {
  if (stage.matrix !== undefined) {
    const { matrix, when: _when, approval: _approval, timeoutMs: _timeoutMs, ...cell } = stage;
    const cells = expandMatrix(matrix).map(
      (axes) => (signal: AbortSignal) =>
        runCell(session, cell, { ...own, signal, axes: { ...own.axes, ...axes } }),
    );
    return runTogether(stops(stage, session), own, cells);
  }
  const stages = stage.stages ?? [];
  if (stage.parallel !== true) return runInOrder(session, stages, own, runStage);
  return runTogether(
    stops(stage, session),
    own,
    stages.map((inner) => (signal) => runStage(session, inner, { ...own, signal })),
  );
}

/** Whether the first failure ends the other branches: by the group's own word or the pipeline's. */
function stops(stage: Stage, { pipeline }: RunSession): boolean {
  return stage.failFast === true || pipeline.failFast === true;
}

/** Runs all at the same time; with `failFast` the first failure stops the others. */
async function runTogether(
  failFast: boolean,
  own: Surroundings,
  branches: readonly ((signal: AbortSignal) => Promise<StageRecord>)[],
): Promise<StageRecord[]> {
  const controller = new AbortController();
  const signal = failFast ? AbortSignal.any([own.signal, controller.signal]) : own.signal;
  return Promise.all(
    branches.map(async (run) => {
      const record = await run(signal);
      if (record.result === 'failed') controller.abort(createBranchFailure());
      return record;
    }),
  );
}

/** The worst result; branches that were only ended because another failed do not count (recorded case 081). */
function combineResults(records: readonly StageRecord[], signal: AbortSignal): RunResult {
  const results = records.map(({ result }) => result);
  const hasFailed = results.includes('failed') && !signal.aborted;
  return results
    .filter((result) => !(hasFailed && result === 'aborted'))
    .reduce<RunResult>(worse, 'succeeded');
}
