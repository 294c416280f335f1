import { join } from 'node:path';
import { dueConditions } from './post-conditions.ts';
import type { StepRecord } from './run-record.ts';
import type { RunSession } from './run-session.ts';
import { runSteps } from './run-steps.ts';
import { deliver } from './travelling-files.ts';
import { createWorkspace } from './workspace.ts';

/** Runs the pipeline's own post steps, in a workspace of their own; nothing is made when there are none. */
export async function runPostSteps(
  session: RunSession,
  signal: AbortSignal,
): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  const due = dueConditions(session.result, session.previous).filter(
    (condition) => (session.pipeline.post?.[condition] ?? []).length > 0,
  );
  if (due.length === 0) return records;
  const workspace = join(session.directory.workspaces, 'post');
  await createWorkspace(session.options.repository, session.sourceFiles, workspace);
  await deliver(session, workspace, []);
  for (const condition of due) {
    await runSteps(
      session,
      { stage: undefined, axes: {}, workspace, build: session.build, env: {}, signal },
      session.pipeline.post?.[condition] ?? [],
      records,
    );
  }
  return records;
}
