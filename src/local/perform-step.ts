import { evaluateCondition } from '../model/resolve.ts';
import type { Step } from '../model/step.ts';
import type { StepEvents } from '../runner/events/step-events.ts';
import { executeStep } from '../runner/execute-step.ts';
import { failStep } from '../runner/fail-step.ts';
import type { Outcome, StepResult } from '../runner/outcome.ts';
import { createScope } from '../runner/scope.ts';
import type { StepRuntime } from '../runner/step-session.ts';
import { buildRequest } from './build-request.ts';
import { refuseOutsideStep } from './refuse-outside-step.ts';
import type { RunSession } from './run-session.ts';
import type { StageRuntime } from './run-steps.ts';
import { findUnchanged, rememberStep } from './step-cache.ts';
import { collectFiles, deliverFiles } from './travelling-files.ts';

/** How a step ended; `unchanged`: it was not run, since nothing that it reads differs. */
export type PerformedStep = Pick<StepResult, 'outputs' | 'kept' | 'error' | 'tests'> & {
  readonly outcome: Outcome | 'unchanged';
};

const nothing = { outputs: {}, kept: [] } as const;

/**
 * The work of a step with what the engine does around it: files are laid in, results of unchanged
 * steps are taken from the cache, files that it makes are taken out. Never throws for what a step
 * did.
 */
export async function performStep(
  session: RunSession,
  stage: StageRuntime,
  step: Step,
  events: StepEvents,
): Promise<PerformedStep> {
  const request = buildRequest(session.pipeline, stage.stage, step, stage.axes, session.parameters);
  const runtime = createStepRuntime(session, stage, events);
  try {
    const { scope } = await createScope(request, runtime);
    if (request.when !== undefined && !evaluateCondition(request.when, scope))
      return { ...nothing, outcome: 'skipped' };
    refuseOutsideStep(session.pipeline, request, step.around);
    await deliverFiles(session, stage.workspace, step.needs ?? []);
    const unchanged = session.options.cache
      ? await findUnchanged(session, stage, step, request, scope)
      : undefined;
    if (unchanged?.found !== undefined) {
      await unchanged.found.restore();
      return { outcome: 'unchanged', outputs: unchanged.found.outputs, kept: [] };
    }
    const result = await executeStep(request, runtime);
    if (result.outcome === 'succeeded') {
      const isCell = Object.keys(stage.axes).length > 0;
      await collectFiles(session, stage.workspace, step.makes ?? [], isCell);
      if (unchanged !== undefined) await rememberStep(session, step, unchanged.key, result.outputs);
    }
    return result;
  } catch (cause) {
    return { ...nothing, ...failStep(request, cause, stage.signal) };
  }
}

function createStepRuntime(
  session: RunSession,
  stage: StageRuntime,
  events: StepEvents,
): StepRuntime {
  const { serviceUrl } = stage.build;
  return {
    workspace: stage.workspace,
    temporaryRoot: session.directory.temporary,
    artifacts: session.directory.artifacts,
    build: stage.build,
    changedFiles: session.git.changedFiles,
    environment: {
      ...session.options.environment,
      CI: 'true',
      ...(serviceUrl === '' ? {} : { SERVICE_URL: serviceUrl }),
    },
    stageEnv: { ...session.pipeline.env, ...stage.env },
    adapters: session.adapters,
    images: session.images,
    commitTime: new Date(session.git.commitTime * 1000),
    events,
    signal: stage.signal,
    now: session.options.now,
  };
}
