import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import type { Value } from '../model/value.ts';
import type { BuildContext } from '../runner/build-context.ts';
import { executeStep } from '../runner/execute-step.ts';
import type { StepRuntime } from '../runner/step-session.ts';
import { buildRequest } from './build-request.ts';
import type { StepRecord } from './run-record.ts';
import { logOf, type RunSession, sinceStart } from './run-session.ts';
import { findUnchanged, rememberStep } from './step-cache.ts';
import { collectFiles } from './travelling-files.ts';

/** Where the steps of a stage run. */
export interface StageRuntime {
  readonly stage: Stage | undefined;
  readonly axes: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly build: BuildContext;
  readonly env: Readonly<Record<string, Value>>;
  readonly signal: AbortSignal;
}

/** Runs steps in order until one fails for good; the records of those that ran come back. */
export async function runSteps(
  session: RunSession,
  runtime: StageRuntime,
  steps: readonly Step[],
  records: StepRecord[],
): Promise<boolean> {
  for (const step of steps) {
    const record = await runStep(session, runtime, step);
    records.push(record);
    if (record.outcome === 'failed' || record.outcome === 'aborted') return false;
  }
  return true;
}

async function runStep(
  session: RunSession,
  runtime: StageRuntime,
  step: Step,
): Promise<StepRecord> {
  const { options, positions } = session;
  const stage = runtime.stage?.id ?? 'post';
  const log = logOf(step.id, runtime.axes);
  const position = positions[`step:${step.id}`];
  const startMs = sinceStart(session);
  options.onEvent({ type: 'step-started', stage, step: step.id, label: step.label });
  const base = {
    id: step.id,
    label: step.label,
    contract: step.contract,
    startMs,
    log,
    ...(position === undefined
      ? {}
      : { position: `${position.file}:${position.line}:${position.column}` }),
  };
  const request = buildRequest(
    session.pipeline,
    runtime.stage,
    step,
    runtime.axes,
    session.parameters,
  );
  const unchanged = options.cache
    ? await findUnchanged(session, runtime, step, request)
    : undefined;
  if (unchanged?.hit === true) {
    await unchanged.restore();
    const record: StepRecord = {
      ...base,
      outcome: 'unchanged',
      durationMs: sinceStart(session) - startMs,
      kept: [],
      outputs: unchanged.outputs,
    };
    options.onEvent({ type: 'step-finished', stage, step: step.id, record });
    return record;
  }
  const file = createWriteStream(join(session.directory.path, log));
  const result = await executeStep(request, stepRuntime(session, runtime, step, file));
  if (result.outcome === 'succeeded') {
    await collectFiles(session, runtime.workspace, step.makes ?? []);
    if (unchanged !== undefined)
      await rememberStep(session, runtime, step, unchanged.key, result.outputs);
  }
  if (result.error !== undefined)
    file.write(`${result.error.message}\n${result.error.mend ?? ''}\n`);
  await new Promise((resolve) => file.end(resolve));
  const record: StepRecord = {
    ...base,
    outcome: result.outcome,
    durationMs: result.durationMs,
    kept: result.kept,
    outputs: result.outputs,
    ...(result.error === undefined
      ? {}
      : {
          error: {
            code: result.error.code,
            message: result.error.message,
            ...(result.error.mend === undefined ? {} : { mend: result.error.mend }),
          },
        }),
    ...(result.tests === undefined
      ? {}
      : {
          tests: {
            tests: result.tests.tests,
            failed: result.tests.failed,
            skipped: result.tests.skipped,
          },
        }),
  };
  options.onEvent({ type: 'step-finished', stage, step: step.id, record });
  return record;
}

function stepRuntime(
  session: RunSession,
  runtime: StageRuntime,
  step: Step,
  file: WriteStream,
): StepRuntime {
  const stage = runtime.stage?.id ?? 'post';
  const { options } = session;
  const say = (stream: 'stdout' | 'stderr' | 'info' | 'warning', text: string) => {
    file.write(`${text}\n`);
    options.onEvent({ type: 'step-output', stage, step: step.id, stream, text });
  };
  return {
    workspace: runtime.workspace,
    temporaryRoot: session.directory.temporary,
    artifacts: session.directory.artifacts,
    build: runtime.build,
    changedFiles: session.git.changedFiles,
    environment: { ...options.environment, CI: 'true', ...serviceEnvironment(runtime.build) },
    stageEnv: { ...session.pipeline.env, ...runtime.env },
    adapters: session.adapters,
    images: session.images,
    commitTime: new Date(session.git.commitTime * 1000),
    events: {
      log: (level, text) => say(level, text),
      output: say,
      progress: (label, done, total, unit) =>
        options.onEvent({ type: 'step-progress', stage, step: step.id, label, done, total, unit }),
    },
    signal: runtime.signal,
    now: options.now,
  };
}

function serviceEnvironment(build: BuildContext): Record<string, string> {
  return build.serviceUrl === '' ? {} : { SERVICE_URL: build.serviceUrl };
}
