import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { StepError } from '../diagnostics/errors.ts';
import { evaluateCondition, resolveValue, type ValueScope } from '../model/resolve.ts';
import { stepRuns } from '../steps/index.ts';
import { failStep } from './fail-step.ts';
import { addToFlow, type Flow } from './flow-store.ts';
import { insideWorkspace } from './inside-workspace.ts';
import type { Outcome, StepResult } from './outcome.ts';
import { resolveInput } from './resolve-input.ts';
import { createScope, originOf } from './scope.ts';
import type { StepRequest } from './step-request.ts';
import { createStepSession, type StepRuntime } from './step-session.ts';
import { validateInput } from './validate-input.ts';

/**
 * Runs one step to its end: condition, values, validation, secrets, attempts, outputs. Never throws
 * for what a step or a person did wrong: that is the result.
 */
export async function executeStep(request: StepRequest, runtime: StepRuntime): Promise<StepResult> {
  const start = performance.now();
  const session = createStepSession(request, runtime);
  const finish = (outcome: Outcome, more: Partial<StepResult> = {}): StepResult => ({
    outcome,
    outputs: {},
    durationMs: Math.round(performance.now() - start),
    attempts: session.attempts,
    kept: session.kept,
    ...(session.tests === undefined ? {} : { tests: session.tests }),
    ...more,
  });
  let known: Awaited<ReturnType<typeof createScope>> | undefined;
  try {
    known = await createScope(request, runtime);
    const { scope, flow } = known;
    if (request.when !== undefined && !evaluateCondition(request.when, scope))
      return finish('skipped');
    const outputs = await runAttempts(request, runtime, session, scope, flow);
    return finish('succeeded', { outputs });
  } catch (cause) {
    const { outcome, error } = failStep(request, cause, runtime.signal);
    if (known !== undefined && outcome !== 'aborted')
      await runtime.onFailure?.({ request, ...known, error, mask: session.mask });
    return finish(outcome, { error });
  } finally {
    await session.close();
  }
}

async function runAttempts(
  request: StepRequest,
  runtime: StepRuntime,
  session: ReturnType<typeof createStepSession>,
  scope: ValueScope,
  flow: Flow,
): Promise<Record<string, unknown>> {
  const load = stepRuns[request.step];
  if (load === undefined) {
    throw new StepError('step.unknown', `There is no step \`${request.step}\` in this version.`, {
      mend: 'Use the library version that the Jenkinsfile names.',
      exit: 'invalid',
    });
  }
  const input = resolveInput(request.input, scope);
  const { run, validate, parameters } = await load();
  await validateInput(request.step, validate, input, parameters);
  const directory =
    request.directory === undefined
      ? runtime.workspace
      : await insideWorkspace(
          { workspace: runtime.workspace, directory: runtime.workspace },
          request.directory,
        );
  mkdirSync(directory, { recursive: true });
  const env = Object.fromEntries(
    Object.entries({ ...runtime.stageEnv, ...request.env }).map(([name, value]) => [
      name,
      String(resolveValue(value, scope)),
    ]),
  );
  const attempts = request.retry?.attempts ?? 1;
  for (;;) {
    session.attempts += 1;
    const context = await session.open({
      directory: resolve(directory),
      env,
      flow,
      build: scope.context,
    });
    try {
      const outputs = (await session.withTimeout(run(input as never, context))) as Record<
        string,
        unknown
      >;
      const saved = Object.entries(request.save ?? {}).map(
        ([output, name]) => [name, outputs[output] as string | number | boolean] as const,
      );
      if (saved.length > 0 || Object.keys(session.madeImages).length > 0)
        await addToFlow(
          runtime.workspace,
          request.stage,
          request.axes ?? {},
          { values: Object.fromEntries(saved), images: session.madeImages },
          originOf(request, runtime),
        );
      return outputs;
    } catch (cause) {
      if (runtime.signal.aborted || session.attempts >= attempts) throw cause;
      context.log.warn(
        `Attempt ${session.attempts} of ${attempts} failed: ${(cause as Error).message}`,
      );
      await setTimeout(request.retry?.delayMs ?? 0, undefined, { signal: runtime.signal });
    }
  }
}
