import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import writeFileAtomic from 'write-file-atomic';
import { UserError } from '../diagnostics/errors.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';
import { createFolderImageStore } from '../runner/image-store.ts';
import { createEmbeddedAdapters } from '../runner/profile/embedded.ts';
import { readGitState } from './git-state.ts';
import { resolveParameters } from './parameters.ts';
import {
  createRunDirectory,
  finishRunDirectory,
  type RunDirectory,
  readLastRun,
} from './run-directory.ts';
import type { RunOptions } from './run-options.ts';
import { runPostSteps } from './run-post.ts';
import type { RunRecord, StepRecord } from './run-record.ts';
import { type RunSession, sinceStart, worse } from './run-session.ts';
import { runStages } from './run-stage.ts';
import { selectStages } from './select-stages.ts';
import { listSourceFiles } from './workspace.ts';

/**
 * Runs a pipeline on this machine: the same model, steps and values as in Jenkins, with the
 * embedded form of every outside system. Throws `UserError` for options that can't be met, before
 * anything has run.
 */
export async function runPipeline(
  pipeline: Pipeline,
  positions: Positions,
  options: RunOptions,
): Promise<{ record: RunRecord; directory: RunDirectory }> {
  const selection = selectStages(pipeline, options.stage, options.from);
  const parameters = resolveParameters(pipeline, options.parameters);
  const last = await readLastRun(options.repository, pipeline.name);
  if ((options.stage ?? options.from) !== undefined && last === undefined) {
    throw new UserError('run.no-last-run', 'There is no earlier run whose outputs could be used.', {
      mend: 'Run the whole pipeline once: platform run.',
    });
  }
  const git = await readGitState(options.repository);
  const directory = await createRunDirectory(options.repository, options.now());
  if (last !== undefined && (options.stage ?? options.from) !== undefined) {
    await cp(last.directory.outputs, directory.outputs, { recursive: true });
    await cp(last.directory.files, directory.files, { recursive: true });
  }
  const startedAt = performance.now();
  const began = options.now();
  const session: RunSession = {
    pipeline,
    positions,
    options,
    directory,
    git,
    parameters,
    selection,
    build: {
      branch: git.branch,
      buildNumber: directory.id,
      buildUrl: '',
      cluster: '',
      commit: git.commit,
      environment: '',
      jobName: pipeline.name,
      namespace: '',
      pullRequest: '',
      pullRequestTarget: '',
      serviceUrl: '',
      shortCommit: git.commit.slice(0, 12),
      tag: git.tag,
    },
    adapters: createEmbeddedAdapters(options.repository),
    images: createFolderImageStore(options.repository),
    sourceFiles: await listSourceFiles(options.repository),
    agents: pLimit(options.concurrency),
    previous: last?.record.result,
    result: 'succeeded',
    startedAt,
  };
  options.onEvent({ type: 'run-started', id: directory.id, directory: directory.path });
  const timeout = AbortSignal.timeout(pipeline.timeoutMs);
  const signal = AbortSignal.any([options.signal, timeout]);
  const stages = await runStages(session, pipeline.stages, { axes: {}, env: {}, signal });
  const post: StepRecord[] = options.signal.aborted
    ? []
    : await runPostSteps(session, options.signal);
  const result = signal.aborted
    ? 'aborted'
    : post.some((step) => step.outcome === 'failed')
      ? worse(session.result, 'failed')
      : session.result;
  const record: RunRecord = {
    version: 1,
    id: directory.id,
    pipeline: pipeline.name,
    startedAt: began.toISOString(),
    durationMs: sinceStart(session),
    result,
    branch: git.branch,
    commit: git.commit,
    stages,
    post,
  };
  await writeFileAtomic(join(directory.path, 'run.json'), `${JSON.stringify(record, null, 2)}\n`);
  await finishRunDirectory(directory);
  options.onEvent({ type: 'run-finished', record });
  return { record, directory };
}
