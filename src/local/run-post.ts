import { join } from 'node:path';
import { type Post, postConditions } from '../model/stage.ts';
import { dueConditions } from './post-conditions.ts';
import type { RunResult, StepRecord } from './run-record.ts';
import { type RunSession, worse } from './run-session.ts';
import { resultOfSteps, runSteps, type StageRuntime } from './run-steps.ts';
import { deliverRecords } from './travelling-files.ts';
import { createWorkspace } from './workspace.ts';

/** Whether a post has anything to do for some result. */
export function hasPostSteps(post: Post | undefined): post is Post {
  return postConditions.some((condition) => (post?.[condition] ?? []).length > 0);
}

/**
 * Runs what a post has for the worse of the result and that of the run so far. A failure ends its
 * own condition only (recorded case 116), and every condition sees what the ones before made of the
 * result (117). After a time limit they still run; after Ctrl-C they don't.
 */
export async function runPost(
  session: RunSession,
  runtime: StageRuntime,
  post: Post | undefined,
  before: RunResult,
): Promise<{ records: StepRecord[]; result: RunResult }> {
  const records: StepRecord[] = [];
  let result = before;
  if (!hasPostSteps(post)) return { records, result };
  for (const condition of postConditions) {
    if (session.options.signal.aborted) break;
    const due = dueConditions(worse(session.result, result), session.previous);
    if (!due.includes(condition)) continue;
    const done = await runSteps(
      session,
      { ...runtime, signal: session.options.signal },
      post[condition] ?? [],
    );
    records.push(...done);
    result = worse(result, resultOfSteps(done));
  }
  return { records, result };
}

/** Runs the pipeline's own post steps, in a workspace of their own; nothing is made when there are none. */
export async function runPipelinePost(
  session: RunSession,
  result: RunResult,
): Promise<{ records: StepRecord[]; result: RunResult }> {
  const { post } = session.pipeline;
  if (!hasPostSteps(post) || session.options.signal.aborted) return { records: [], result };
  const workspace = join(session.directory.workspaces, 'post');
  await createWorkspace(session.options.repository, session.sourceFiles, workspace);
  await deliverRecords(session, workspace);
  const runtime: StageRuntime = {
    stage: undefined,
    axes: {},
    workspace,
    build: session.build,
    env: {},
    signal: session.options.signal,
  };
  return runPost(session, runtime, post, result);
}
