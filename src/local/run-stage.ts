import { join } from 'node:path';
import { StepError } from '../diagnostics/errors.ts';
import { evaluateCondition, type ValueScope } from '../model/resolve.ts';
import type { Stage } from '../model/stage.ts';
import type { BuildContext } from '../runner/build-context.ts';
import { readFlowFolder } from '../runner/flow-store.ts';
import { expandMatrix } from './matrix-cells.ts';
import { dueConditions } from './post-conditions.ts';
import type { RunResult, StageRecord, StepRecord } from './run-record.ts';
import { fileNameOf, type RunSession, sinceStart, worse } from './run-session.ts';
import { runSteps, type StageRuntime } from './run-steps.ts';
import { startService } from './service.ts';
import { collectRecords, deliver } from './travelling-files.ts';
import { createWorkspace } from './workspace.ts';

/** What a stage inherits from those around it. */
interface Surroundings {
  readonly axes: Readonly<Record<string, string>>;
  readonly env: NonNullable<Stage['env']>;
  readonly signal: AbortSignal;
}

/** Runs stages one after the other; after a failure the rest is not run. */
export async function runStages(
  session: RunSession,
  stages: readonly Stage[],
  around: Surroundings,
): Promise<StageRecord[]> {
  const records: StageRecord[] = [];
  for (const stage of stages) {
    const stopped =
      around.signal.aborted ||
      records.some((record) => record.result === 'failed' || record.result === 'aborted');
    records.push(
      stopped
        ? notRun(
            session,
            stage,
            around.signal.aborted ? 'the run was stopped' : 'an earlier stage failed',
          )
        : await runStage(session, stage, around),
    );
  }
  return records;
}

function notRun(
  session: RunSession,
  stage: Stage,
  reason: string,
  result: RunResult = 'not-run',
): StageRecord {
  session.options.onEvent({
    type: 'stage-finished',
    stage: stage.id,
    name: stage.name,
    result,
    reason,
    durationMs: 0,
  });
  return {
    id: stage.id,
    name: stage.name,
    result,
    reason,
    startMs: sinceStart(session),
    durationMs: 0,
    steps: [],
    stages: [],
  };
}

async function runStage(
  session: RunSession,
  stage: Stage,
  around: Surroundings,
): Promise<StageRecord> {
  if (!session.selection.includes(stage.id)) return notRun(session, stage, 'not asked for');
  if (
    stage.when !== undefined &&
    !evaluateCondition(stage.when, await stageScope(session, stage, around))
  )
    return notRun(session, stage, 'its condition does not hold', 'skipped');
  const refused = await askApproval(session, stage);
  if (refused !== undefined) return notRun(session, stage, refused, 'skipped');
  const startMs = sinceStart(session);
  session.options.onEvent({ type: 'stage-started', stage: stage.id, name: stage.name });
  const timeout = stage.timeoutMs === undefined ? undefined : AbortSignal.timeout(stage.timeoutMs);
  const own: Surroundings = {
    axes: around.axes,
    env: { ...around.env, ...stage.env },
    signal: timeout === undefined ? around.signal : AbortSignal.any([around.signal, timeout]),
  };
  let record = await attempt(session, stage, own, startMs);
  for (
    let count = 2;
    record.result === 'failed' && count <= (stage.retryAttempts ?? 1) && !own.signal.aborted;
    count += 1
  )
    record = await attempt(session, stage, own, startMs);
  if (timeout?.aborted === true && !around.signal.aborted)
    record = {
      ...record,
      result: 'failed',
      reason: `it took longer than its limit of ${stage.timeoutMs} ms`,
    };
  session.result = worse(session.result, record.result);
  session.options.onEvent({
    type: 'stage-finished',
    stage: stage.id,
    name: stage.name,
    result: record.result,
    durationMs: record.durationMs,
    ...(record.reason === undefined ? {} : { reason: record.reason }),
  });
  return record;
}

async function attempt(
  session: RunSession,
  stage: Stage,
  own: Surroundings,
  startMs: number,
): Promise<StageRecord> {
  const finish = (result: RunResult, steps: StepRecord[], stages: StageRecord[]): StageRecord => ({
    id: stage.id,
    name: stage.name,
    ...(Object.keys(own.axes).length === 0 ? {} : { axes: own.axes }),
    result,
    startMs,
    durationMs: sinceStart(session) - startMs,
    steps,
    stages,
  });
  if (stage.matrix !== undefined) {
    const { matrix, ...cell } = stage;
    const cells = await together(
      stage,
      own,
      expandMatrix(matrix).map(
        (axes) => (signal) =>
          attempt(
            session,
            cell,
            { ...own, signal, axes: { ...own.axes, ...axes } },
            sinceStart(session),
          ),
      ),
    );
    return finish(resultOf(cells), [], cells);
  }
  if (stage.stages !== undefined) {
    const stages =
      stage.parallel === true
        ? await together(
            stage,
            own,
            stage.stages.map((inner) => (signal) => runStage(session, inner, { ...own, signal })),
          )
        : await runStages(session, stage.stages, own);
    const steps =
      stage.post === undefined ? [] : await runPost(session, stage, own, resultOf(stages));
    return finish(resultOf(stages), steps, stages);
  }
  return session.agents(() => runLeaf(session, stage, own, finish));
}

/** Runs all at the same time; with `failFast` the first failure stops the others. */
async function together(
  stage: Stage,
  own: Surroundings,
  jobs: ((signal: AbortSignal) => Promise<StageRecord>)[],
): Promise<StageRecord[]> {
  const controller = new AbortController();
  const signal =
    stage.failFast === true ? AbortSignal.any([own.signal, controller.signal]) : own.signal;
  return Promise.all(
    jobs.map(async (job) => {
      const record = await job(signal);
      if (record.result === 'failed')
        controller.abort(new StepError('stage.fail-fast', 'Another branch failed.'));
      return record;
    }),
  );
}

function resultOf(records: readonly StageRecord[]): RunResult {
  return records.reduce<RunResult>((result, record) => worse(result, record.result), 'succeeded');
}

async function runLeaf(
  session: RunSession,
  stage: Stage,
  own: Surroundings,
  finish: (result: RunResult, steps: StepRecord[], stages: StageRecord[]) => StageRecord,
): Promise<StageRecord> {
  const records: StepRecord[] = [];
  const { runtime, close } = await openWorkspace(session, stage, own, records);
  let result: RunResult = 'succeeded';
  try {
    if (runtime === undefined) result = 'failed';
    else {
      const done = await runSteps(session, runtime, stage.steps ?? [], records);
      result = own.signal.aborted
        ? 'aborted'
        : !done
          ? 'failed'
          : records.some((record) => record.outcome === 'unstable')
            ? 'unstable'
            : 'succeeded';
      for (const condition of dueConditions(worse(session.result, result), session.previous)) {
        const alive = own.signal.aborted ? { ...runtime, signal: session.options.signal } : runtime;
        if (!(await runSteps(session, alive, stage.post?.[condition] ?? [], records)))
          result = worse(result, 'failed');
      }
    }
  } finally {
    await close();
  }
  return finish(result, records, []);
}

/** Runs the post steps of a group in a workspace of their own. */
async function runPost(
  session: RunSession,
  stage: Stage,
  own: Surroundings,
  result: RunResult,
): Promise<StepRecord[]> {
  const records: StepRecord[] = [];
  const { runtime, close } = await openWorkspace(session, stage, own, records);
  try {
    for (const condition of dueConditions(worse(session.result, result), session.previous))
      if (runtime !== undefined)
        await runSteps(session, runtime, stage.post?.[condition] ?? [], records);
  } finally {
    await close();
  }
  return records;
}

async function openWorkspace(
  session: RunSession,
  stage: Stage,
  own: Surroundings,
  records: StepRecord[],
): Promise<{ runtime: StageRuntime | undefined; close: () => Promise<void> }> {
  const workspace = join(session.directory.workspaces, fileNameOf(stage.id, own.axes));
  const closers: (() => Promise<void>)[] = [() => collectRecords(session, workspace, stage.id)];
  const close = async () => {
    for (const closer of closers.reverse()) await closer();
  };
  const startMs = sinceStart(session);
  try {
    await createWorkspace(session.options.repository, session.sourceFiles, workspace);
    await deliver(
      session,
      workspace,
      (stage.steps ?? []).flatMap((step) => step.needs ?? []),
    );
    let build: BuildContext = session.build;
    if (stage.service !== undefined) {
      const service = await startService(session, stage.service, workspace, own.signal);
      closers.push(service.close);
      build = { ...build, serviceUrl: service.url };
    }
    return {
      runtime: { stage, axes: own.axes, workspace, build, env: own.env, signal: own.signal },
      close,
    };
  } catch (cause) {
    const error = cause instanceof StepError ? cause : undefined;
    if (error === undefined) throw cause;
    records.push({
      id: `${stage.id}.prepare`,
      label: 'Prepare the stage',
      contract: 'prepare',
      outcome: 'failed',
      startMs,
      durationMs: sinceStart(session) - startMs,
      log: '',
      kept: [],
      outputs: {},
      error: {
        code: error.code,
        message: error.message,
        ...(error.mend === undefined ? {} : { mend: error.mend }),
      },
    });
    const record = records.at(-1) as StepRecord;
    session.options.onEvent({ type: 'step-finished', stage: stage.id, step: record.id, record });
    return { runtime: undefined, close };
  }
}

async function stageScope(
  session: RunSession,
  stage: Stage,
  around: Surroundings,
): Promise<ValueScope> {
  const flow = await readFlowFolder(session.directory.outputs);
  const environment =
    stage.environment === undefined ? undefined : session.pipeline.environments[stage.environment];
  return {
    parameters: session.parameters,
    context: {
      ...session.build,
      environment: stage.environment ?? '',
      cluster: environment?.cluster ?? '',
      namespace: environment?.namespace ?? '',
    },
    values: flow.values,
    axes: around.axes,
    changedFiles: session.git.changedFiles,
    environment: session.options.environment,
  };
}

/** Why the stage is not run, or undefined when it may. */
async function askApproval(session: RunSession, stage: Stage): Promise<string | undefined> {
  const environment =
    stage.kind === 'deploy' && stage.environment !== undefined
      ? session.pipeline.environments[stage.environment]
      : undefined;
  const approval = stage.approval ?? environment?.approval;
  if (approval === undefined) return undefined;
  const answer = await session.options.approve?.({
    stage: stage.name,
    message: approval.message,
    by: approval.by,
  });
  if (answer === true) return undefined;
  return answer === false
    ? 'the approval was refused'
    : `nobody was there to approve it (--approve ${JSON.stringify(stage.name)})`;
}
