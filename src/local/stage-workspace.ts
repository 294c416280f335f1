import { join } from 'node:path';
import type { Stage } from '../model/stage.ts';
import { fileNameOf, type RunSession } from './run-session.ts';
import type { StageRuntime } from './run-steps.ts';
import type { Surroundings } from './surroundings.ts';
import { collectRecord, deliverRecords } from './travelling-files.ts';
import { createWorkspace } from './workspace.ts';

/**
 * The workspace of a stage: the sources and what earlier stages said. Closing it brings the stage's
 * own record back to the run.
 */
export async function openWorkspace(
  session: RunSession,
  stage: Stage,
  { axes, env, signal }: Surroundings,
): Promise<{ runtime: StageRuntime; close: () => Promise<void> }> {
  const workspace = join(session.directory.workspaces, fileNameOf(stage.id, axes));
  await createWorkspace(session.options.repository, session.sourceFiles, workspace);
  await deliverRecords(session, workspace);
  return {
    runtime: { stage, axes, workspace, build: session.build, env, signal },
    close: () => collectRecord(session, workspace, stage.id, axes),
  };
}
