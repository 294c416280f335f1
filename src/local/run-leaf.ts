import type { Stage } from '../model/stage.ts';
import { runPost } from './run-post.ts';
import type { RunResult, StageRecord, StepRecord } from './run-record.ts';
import { type RunSession, sinceStart } from './run-session.ts';
import { resultOfSteps, runSteps, type StageRuntime } from './run-steps.ts';
import { startStageService } from './stage-service.ts';
import { openWorkspace } from './stage-workspace.ts';
import { describeStage, type Surroundings } from './surroundings.ts';

/** Runs a stage with steps, or a cell of a matrix, in a workspace of its own, when an agent is free. */
export function runLeaf(
  session: RunSession,
  stage: Stage,
  around: Surroundings,
): Promise<StageRecord> {
  return session.agents(async () => {
    const startMs = sinceStart(session);
    const own = { ...around, env: { ...around.env, ...stage.env } };
    if (own.signal.aborted)
      return { ...describeStage(session, stage, own, startMs), result: 'aborted' };
    const workspace = await openWorkspace(session, stage, own);
    try {
      const service = await startStageService(session, stage, workspace.runtime);
      try {
        const work =
          'failed' in service
            ? { steps: [service.failed], result: resultOfSteps([service.failed]) }
            : await runAttempts(session, stage, service.runtime);
        const runtime = 'failed' in service ? workspace.runtime : service.runtime;
        const post = await runPost(session, runtime, stage.post, work.result);
        return {
          ...describeStage(session, stage, own, startMs),
          result: post.result,
          steps: [...work.steps, ...post.records],
        };
      } finally {
        await service.close();
      }
    } finally {
      await workspace.close();
    }
  });
}

/**
 * The steps, again from the first after a failure, as often as the stage says; in the same
 * workspace, as the Jenkinsfile does it. Records of former attempts stay, for their logs.
 */
async function runAttempts(
  session: RunSession,
  stage: Stage,
  runtime: StageRuntime,
): Promise<{ steps: StepRecord[]; result: RunResult }> {
  const steps: StepRecord[] = [];
  for (let attempt = 1; ; attempt += 1) {
    const records = await runSteps(session, { ...runtime, attempt }, stage.steps ?? []);
    steps.push(...records);
    const result = runtime.signal.aborted ? 'aborted' : resultOfSteps(records);
    if (result !== 'failed' || attempt >= (stage.retryAttempts ?? 1)) return { steps, result };
  }
}
