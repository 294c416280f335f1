import { join } from 'node:path';
import type { Value } from '../model/value.ts';
import type { StepEvents } from '../runner/events/step-events.ts';
import { executeBesideService } from '../runner/execute-beside-service.ts';
import { addToFlow } from '../runner/flow-store.ts';
import { createFolderImageStore } from '../runner/image-store.ts';
import type { StepResult } from '../runner/outcome.ts';
import { createEmbeddedAdapters } from '../runner/profile/embedded.ts';
import type { ReplayRecord } from '../runner/replay/replay-record.ts';
import { readGitState } from './git-state.ts';
import { listSourceFiles } from './list-source-files.ts';
import { createRunDirectory, finishRunDirectory } from './run-directory.ts';
import { createWorkspace } from './workspace.ts';

/** What a replay needs of this machine. */
export interface ReplayOptions {
  /** Absolute path of the repository whose files the step works on. */
  readonly repository: string;
  /** Variables of the pipeline and the stage, which Jenkins gives to the step on its own. */
  readonly stageEnv: Readonly<Record<string, Value>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly events: StepEvents;
  readonly signal: AbortSignal;
  readonly now: () => Date;
}

/**
 * Runs a step of a build again on this machine: with the values that it had there, the files that
 * are here, and the embedded form of every outside system. Its condition held, so it is not asked
 * again; it has one attempt, and a failure is one whatever the step's options say.
 */
export async function replayStep(
  record: ReplayRecord,
  options: ReplayOptions,
): Promise<StepResult> {
  const { repository } = options;
  const {
    when: _when,
    retry: _retry,
    onFailure: _onFailure,
    library: _library,
    ...request
  } = record.request;
  const directory = await createRunDirectory(repository, options.now());
  try {
    const workspace = join(directory.workspaces, 'replay');
    await createWorkspace(repository, await listSourceFiles(repository), workspace);
    const { values, images } = record;
    await addToFlow(workspace, 'before-replay', {}, { values, images }, undefined);
    const git = await readGitState(repository);
    return await executeBesideService(request, {
      workspace,
      temporaryRoot: directory.temporary,
      artifacts: directory.artifacts,
      build: record.build,
      changedFiles: git.changedFiles,
      environment: { ...options.environment, CI: 'true' },
      stageEnv: options.stageEnv,
      adapters: createEmbeddedAdapters(repository),
      images: createFolderImageStore(repository),
      commitTime: new Date(git.commitTime * 1000),
      events: options.events,
      signal: options.signal,
      now: options.now,
    });
  } finally {
    await finishRunDirectory(directory);
  }
}
