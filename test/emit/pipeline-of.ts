import type { Pipeline } from '../../src/model/pipeline.ts';
import type { Stage } from '../../src/model/stage.ts';
import type { Step } from '../../src/model/step.ts';

/** A pipeline with the given stages and nothing else. */
export function pipelineOf(stages: Stage[], more: Partial<Pipeline> = {}): Pipeline {
  return {
    modelVersion: 1,
    name: 'sample',
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
    stages,
    ...more,
  };
}

/** A stage called as its id, with the given steps. */
export function stageOf(id: string, steps: Step[], more: Partial<Stage> = {}): Stage {
  return { id, name: id, kind: 'stage', steps, ...more };
}

/** A group of stages called as its id. */
export function groupOf(id: string, stages: Stage[], more: Partial<Stage> = {}): Stage {
  return { id, name: id, kind: 'stage', stages, ...more };
}

/** A `run` step. */
export function runOf(id: string, more: Partial<Step> = {}): Step {
  return {
    id,
    contract: 'run',
    label: id,
    input: { command: 'true' },
    ...more,
  };
}
