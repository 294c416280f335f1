import { isDeepStrictEqual } from 'node:util';
import type { Pipeline } from '../model/pipeline.ts';
import { resolveValue, type ValueScope } from '../model/resolve.ts';
import type { Value } from '../model/value.ts';
import { visitSteps } from '../model/visit.ts';
import type { ReplayRecord } from '../runner/replay/replay-record.ts';
import { resolveInput } from '../runner/resolve-input.ts';
import type { StepRequest } from '../runner/step-request.ts';
import { stepRuns } from '../steps/index.ts';
import { buildRequest } from './build-request.ts';

/** A step of a build beside the one of this repository. */
export interface ReplayComparison {
  /** What the build's step would do otherwise than the one here; empty when they are the same. */
  readonly differences: readonly string[];
  /** Variables of the pipeline and the stage here. */
  readonly stageEnv: Readonly<Record<string, Value>>;
}

/**
 * Compares what a step of a build was told with what the pipeline here says of it, with the values
 * of the build. A record was written by whoever wrote the branch that was built; only what is the
 * same as here is code that somebody on this machine has chosen to run.
 */
export async function compareReplay(
  record: ReplayRecord,
  pipeline: Pipeline | undefined,
): Promise<ReplayComparison> {
  const { request } = record;
  const found =
    pipeline === undefined
      ? undefined
      : [...visitSteps(pipeline)].find(({ step }) => step.id === request.id);
  if (pipeline === undefined || found === undefined)
    return {
      differences: [`there is no step ${request.id} in the pipeline of this folder`],
      stageEnv: {},
    };
  const { stage, parents, step } = found;
  const stageEnv = Object.assign(
    {},
    pipeline.env,
    ...[...parents, stage].map((around) => around?.env),
  ) as Record<string, Value>;
  const here = buildRequest(pipeline, stage, step, request.axes ?? {}, request.parameters ?? {});
  const scope = scopeOf(record);
  const [ours, theirs] = await Promise.all([describe(here, scope), describe(request, scope)]);
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  return {
    stageEnv,
    differences: names
      .filter((name) => !isDeepStrictEqual(ours[name], theirs[name]))
      .map(
        (name) =>
          `${name} was ${JSON.stringify(theirs[name]) ?? 'nothing'}, and is ${JSON.stringify(ours[name]) ?? 'nothing'} here`,
      ),
  };
}

function scopeOf({ request, build, values }: ReplayRecord): ValueScope {
  return {
    parameters: request.parameters ?? {},
    context: build,
    values,
    axes: request.axes ?? {},
    changedFiles: undefined,
    startedBy: 'person',
    environment: {},
  };
}

/** Everything of a request that decides what is done; defaults are filled in. */
async function describe(
  { step, input, directory, env, secrets, stageService }: StepRequest,
  scope: ValueScope,
): Promise<Readonly<Record<string, unknown>>> {
  const resolved = attempt(() => structuredClone(resolveInput(input, scope)), input);
  const load = stepRuns[step];
  // The validator fills defaults in, which the Jenkinsfile leaves away.
  if (load !== undefined) (await load()).validate(resolved);
  const variables = Object.entries(env ?? {}).map(([name, value]) => [
    name,
    attempt(() => String(resolveValue(value, scope)), value),
  ]);
  return JSON.parse(
    JSON.stringify({
      step,
      input: resolved,
      directory,
      env: Object.fromEntries(variables),
      secrets: secrets ?? {},
      service: stageService,
    }),
  );
}

/** What can't be resolved, since its value was not known in the build either, is compared as it is. */
function attempt(resolve: () => unknown, otherwise: unknown): unknown {
  try {
    return resolve();
  } catch {
    return otherwise;
  }
}
