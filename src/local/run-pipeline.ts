import { cp, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../diagnostics/errors.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';
import { limitTime } from '../runner/limit-time.ts';
import { createSession } from './create-session.ts';
import { findEarlierRun } from './find-earlier-run.ts';
import { resolveAnswers, resolveParameters } from './parameters.ts';
import {
  createRunDirectory,
  finishRunDirectory,
  type RunDirectory,
  readLastRun,
} from './run-directory.ts';
import type { RunOptions } from './run-options.ts';
import { runPipelinePost } from './run-post.ts';
import type { RunRecord } from './run-record.ts';
import { type RunSession, sinceStart } from './run-session.ts';
import { runStages } from './run-stages.ts';
import { selectStages } from './select-stages.ts';

/** A run that is over. */
export interface FinishedRun {
  readonly record: RunRecord;
  readonly directory: RunDirectory;
}

/**
 * Runs a pipeline on this machine: the same model, steps and values as in Jenkins, with the
 * embedded form of every outside system. Throws `UserError` for options that can't be met
 * (`run.unknown-stage`, `run.parameter`, `run.no-last-run`), before anything has run.
 */
export async function runPipeline(
  pipeline: Pipeline,
  positions: Positions,
  options: RunOptions,
): Promise<FinishedRun> {
  const selection = selectStages(pipeline, options.stage, options.from);
  const parameters = resolveParameters(pipeline, options.parameters);
  const answers = resolveAnswers(pipeline, options.answers ?? {});
  const last = await readLastRun(options.repository, pipeline.name);
  const continues = options.stage !== undefined || options.from !== undefined;
  if (continues && last === undefined) {
    throw new UserError('run.no-last-run', 'There is no earlier run whose outputs could be used.', {
      mend: 'Run the whole pipeline once: platform run.',
    });
  }
  const earlier = continues
    ? await findEarlierRun(options.repository, pipeline, selection)
    : undefined;
  const began = options.now();
  const directory = await createRunDirectory(options.repository, began);
  try {
    if (earlier !== undefined) {
      await cp(earlier.directory.outputs, directory.outputs, { recursive: true });
      await cp(earlier.directory.files, directory.files, { recursive: true });
    }
    const previous = last?.record.result;
    const session = await createSession(
      { pipeline, positions, options, selection, parameters, answers, previous },
      directory,
    );
    options.onEvent({ type: 'run-started', id: directory.id, directory: directory.path });
    const record = await runAll(session, began);
    await writeRecord(directory, record);
    options.onEvent({ type: 'run-finished', record });
    return { record, directory };
  } finally {
    await finishRunDirectory(directory);
  }
}

async function runAll(session: RunSession, began: Date): Promise<RunRecord> {
  const { pipeline, options, directory, git } = session;
  const limit = limitTime(pipeline.timeoutMs);
  const signal = AbortSignal.any([options.signal, limit]);
  const stages = await runStages(session, pipeline.stages, { axes: {}, env: {}, signal });
  const reason = options.signal.aborted
    ? 'the run was stopped'
    : limit.aborted
      ? `longer than its limit of ${pipeline.timeoutMs} ms`
      : undefined;
  const post = await runPipelinePost(session, reason === undefined ? session.result : 'aborted');
  return {
    version: 1,
    id: directory.id,
    pipeline: pipeline.name,
    startedAt: began.toISOString(),
    durationMs: sinceStart(session),
    result: options.signal.aborted ? 'aborted' : post.result,
    ...(reason === undefined ? {} : { reason }),
    branch: git.branch,
    commit: git.commit,
    stages,
    post: post.records,
  };
}

/** By a temporary file of the run itself, so that a kill leaves it where the next run removes it. */
async function writeRecord(directory: RunDirectory, record: RunRecord): Promise<void> {
  const temporary = join(directory.temporary, 'run.json');
  await writeFile(temporary, `${JSON.stringify(record, null, 2)}\n`);
  await rename(temporary, join(directory.path, 'run.json'));
}
