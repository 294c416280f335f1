import { evaluateCondition } from '../model/resolve.ts';
import { executeStep } from './execute-step.ts';
import { failStep } from './fail-step.ts';
import type { StepResult } from './outcome.ts';
import { createScope } from './scope.ts';
import type { StepRequest } from './step-request.ts';
import type { StepRuntime } from './step-session.ts';

/**
 * Runs one step with the service of its stage beside it, unless `SERVICE_URL` says that it runs
 * elsewhere. A service that does not start is a failure of the step: its `onFailure` decides. A step
 * whose condition does not hold starts none. Never throws, as `executeStep`.
 */
export async function executeBesideService(
  request: StepRequest,
  runtime: StepRuntime,
): Promise<StepResult> {
  const { stageService } = request;
  if (stageService === undefined || runtime.environment['SERVICE_URL'] !== undefined)
    return executeStep(request, runtime);
  const start = performance.now();
  const due = await isDue(request, runtime);
  if (due === undefined) return executeStep(request, runtime);
  try {
    const { startService } = await import('./service/start-service.ts');
    const { images, temporaryRoot: temporary, environment, signal } = runtime;
    const machine = { images, temporary, environment };
    const service = await startService(machine, stageService, due.images, signal);
    return await executeStep(request, {
      ...runtime,
      environment: { ...environment, SERVICE_URL: service.url },
      build: { ...runtime.build, serviceUrl: service.url },
    }).finally(service.close);
  } catch (cause) {
    return {
      ...failStep(request, cause, runtime.signal),
      outputs: {},
      durationMs: Math.round(performance.now() - start),
      attempts: 0,
      kept: [],
    };
  }
}

/** What earlier stages handed on when the step is to run; undefined when it is skipped, or can't say why not. */
async function isDue(request: StepRequest, runtime: StepRuntime) {
  try {
    const { scope, flow } = await createScope(request, runtime);
    return request.when === undefined || evaluateCondition(request.when, scope) ? flow : undefined;
  } catch {
    return undefined;
  }
}
