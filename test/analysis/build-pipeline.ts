import type { AnalysisOptions } from '../../src/analysis/analysis.ts';
import { analyze } from '../../src/analysis/analyze.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Positions } from '../../src/model/position.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';

/** A model with defaults for what a test does not look at. */
export function pipelineOf(stages: Stage[], more: Partial<Pipeline> = {}): Pipeline {
  return {
    modelVersion: 1,
    name: 'payments',
    source: 'platform.pipeline.ts',
    parameters: {},
    environments: {},
    images: {},
    charts: {},
    files: {},
    values: {},
    outsideSteps: {},
    agent: { kind: 'any' },
    triggers: [],
    concurrency: 'queue',
    timeoutMs: 3_600_000,
    keepBuilds: 30,
    stages: stages.map((stage) => withIds(stage, '')),
    ...more,
  };
}

/** Ids as the lowering gives them: the stage's, and a count. */
function withIds(stage: Stage, prefix: string): Stage {
  const id = `${prefix}${stage.name}`;
  const number = (steps: Step[] | undefined, part: string) =>
    steps?.map((step, index) => ({ ...step, id: `${id}.${part}${index + 1}` }));
  const { steps, stages, post } = stage;
  return {
    ...stage,
    id,
    ...(steps === undefined ? {} : { steps: number(steps, '') as Step[] }),
    ...(stages === undefined ? {} : { stages: stages.map((inner) => withIds(inner, `${id}.`)) }),
    ...(post === undefined
      ? {}
      : {
          post: Object.fromEntries(
            Object.entries(post).map(([key, list]) => [key, number(list, `${key}.`)]),
          ),
        }),
  };
}

/** A stage; with a list of steps or of stages. */
export function stageOf(name: string, content: (Step | Stage)[], more: Partial<Stage> = {}): Stage {
  const isGroup = content.length > 0 && !('contract' in (content[0] as object));
  return {
    id: name,
    name,
    kind: 'stage',
    ...(isGroup ? { stages: content as Stage[] } : { steps: content as Step[] }),
    ...more,
  };
}

/** Stages that run at the same time. */
export function parallelOf(name: string, stages: Stage[], more: Partial<Stage> = {}): Stage {
  return { id: name, name, kind: 'stage', stages, parallel: true, ...more };
}

export function stepOf(
  contract: string,
  input: Record<string, unknown> = {},
  more: Partial<Step> = {},
): Step {
  return { id: contract, contract, label: contract, input, ...more };
}

export const runOf = (command: unknown, more: Partial<Step> = {}): Step =>
  stepOf('run', { command }, more);

/** An image as the lowering completes it. */
export function imageOf(name: string, more: Partial<Pipeline['images'][string]> = {}) {
  return {
    name,
    context: '.',
    include: ['**'],
    exclude: [],
    base: 'scratch',
    workdir: '/app',
    command: ['node'],
    environment: {},
    user: '65532:65532',
    platforms: ['linux/amd64' as const],
    labels: {},
    ...more,
  };
}

/** Every finding, without positions unless given. */
export function findingsOf(
  pipeline: Pipeline,
  options: AnalysisOptions = {},
  positions: Positions = {},
): Diagnostic[] {
  return analyze(pipeline, positions, options);
}

/** The codes of a pipeline's findings, each once, sorted. */
export function codesOf(pipeline: Pipeline, options: AnalysisOptions = {}): string[] {
  return [...new Set(findingsOf(pipeline, options).map(({ code }) => code))].sort();
}

/** The messages of the findings with one code. */
export function messagesOf(pipeline: Pipeline, code: string): string[] {
  return findingsOf(pipeline)
    .filter((found) => found.code === code)
    .map(({ message }) => message);
}
