import { toSlug } from '../../src/compiler/lower/identifiers.ts';
import { modelVersion, type Pipeline } from '../../src/model/pipeline.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';

/** A pipeline around stages; everything else is empty unless said. */
export function pipelineOf(stages: Stage[], more: Partial<Pipeline> = {}): Pipeline {
  return {
    modelVersion,
    name: 'sample',
    source: 'platform.pipeline.ts',
    parameters: {},
    environments: {},
    images: {},
    charts: {},
    files: {},
    values: {},
    outsideSteps: {},
    agent: { kind: 'label', label: 'linux' } as unknown as Pipeline['agent'],
    triggers: [],
    concurrency: 'all',
    timeoutMs: 60_000,
    keepBuilds: 10,
    stages: stages.map((stage) => withIds(stage, '')),
    ...more,
    ...(more.post === undefined
      ? {}
      : {
          post: Object.fromEntries(
            Object.entries(more.post).map(([condition, steps]) => [
              condition,
              steps.map((step, index) => ({ ...step, id: `post.${condition}-${index + 1}` })),
            ]),
          ),
        }),
  };
}

/** Ids as the compiler gives them: the slugs of the stages around, then the contract and a count. */
function withIds(stage: Stage, parent: string): Stage {
  const id = parent + toSlug(stage.name);
  const number = (steps: Step[], part: string) =>
    steps.map((step, index) => ({ ...step, id: `${id}.${part}${step.contract}-${index + 1}` }));
  return {
    ...stage,
    id,
    ...(stage.steps === undefined ? {} : { steps: number(stage.steps, '') }),
    ...(stage.stages === undefined
      ? {}
      : { stages: stage.stages.map((inner) => withIds(inner, `${id}.`)) }),
    ...(stage.post === undefined
      ? {}
      : {
          post: Object.fromEntries(
            Object.entries(stage.post).map(([condition, steps]) => [
              condition,
              number(steps, `${condition}-`),
            ]),
          ),
        }),
  };
}

/** A stage with steps. */
export function stage(name: string, steps: Step[], more: Partial<Stage> = {}): Stage {
  return { id: '', name, kind: 'stage', steps, ...more };
}

/** A stage with stages in it. */
export function group(name: string, stages: Stage[], more: Partial<Stage> = {}): Stage {
  return { id: '', name, kind: 'stage', stages, ...more };
}

/** Any step. */
export function step(
  contract: string,
  input: Record<string, unknown>,
  more: Partial<Step> = {},
): Step {
  return { id: '', contract, label: contract, input, ...more };
}

/** A step that runs a shell script, or a program with arguments. */
export function run(command: unknown, more: Partial<Step> & { input?: object } = {}): Step {
  const { input, ...rest } = more;
  return step('run', { command, ...input }, { label: String(command), ...rest });
}
