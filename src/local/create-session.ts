import pLimit from 'p-limit';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';
import type { BuildContext } from '../runner/build-context.ts';
import { createFolderImageStore } from '../runner/image-store.ts';
import { createEmbeddedAdapters } from '../runner/profile/embedded.ts';
import { type GitState, readGitState } from './git-state.ts';
import { listSourceFiles } from './list-source-files.ts';
import type { RunDirectory } from './run-directory.ts';
import type { RunOptions } from './run-options.ts';
import type { RunResult } from './run-record.ts';
import type { RunSession } from './run-session.ts';
import type { Selection } from './select-stages.ts';

/** What is decided before a run gets its directory. */
export interface RunPlan {
  readonly pipeline: Pipeline;
  readonly positions: Positions;
  readonly options: RunOptions;
  readonly selection: Selection;
  readonly parameters: Readonly<Record<string, string | boolean>>;
  readonly answers: Readonly<Record<string, string | boolean>>;
  readonly previous: RunResult | undefined;
}

/** Everything that the stages of a run share. */
export async function createSession(plan: RunPlan, directory: RunDirectory): Promise<RunSession> {
  const { options, pipeline } = plan;
  const { repository } = options;
  const git = await readGitState(repository);
  return {
    ...plan,
    directory,
    git,
    build: describeBuild(pipeline.name, directory.id, git),
    adapters: createEmbeddedAdapters(repository),
    images: createFolderImageStore(repository),
    sourceFiles: await listSourceFiles(repository),
    agents: pLimit(options.concurrency),
    result: 'succeeded',
    startedAt: performance.now(),
  };
}

/** What a pipeline may ask of its build; empty what only Jenkins knows, and what a stage adds. */
export function describeBuild(pipeline: string, id: string, git: GitState): BuildContext {
  return {
    branch: git.branch,
    buildNumber: id,
    buildUrl: '',
    cluster: '',
    commit: git.commit,
    environment: '',
    jobName: pipeline,
    namespace: '',
    pullRequest: '',
    pullRequestTarget: '',
    serviceUrl: '',
    shortCommit: git.commit.slice(0, 12),
    tag: git.tag,
  };
}
