import { planFlow } from '../../../src/emit/flow-plan.ts';
import type { Surroundings } from '../../../src/emit/jenkinsfile/surroundings.ts';
import type { Pipeline } from '../../../src/model/pipeline.ts';
import { pipelineOf } from '../pipeline-of.ts';

/** The surroundings of a step on an agent, in a pipeline of the given parts. */
export function surroundingsOf(
  more: Partial<Surroundings> = {},
  pipeline: Partial<Pipeline> = {},
): Surroundings {
  const whole = pipelineOf([], pipeline);
  return {
    pipeline: whole,
    flow: planFlow(whole),
    environment: undefined,
    axes: [],
    questions: {},
    env: {},
    conditions: [],
    service: undefined,
    receives: [],
    timeLimitMs: undefined,
    onAgent: true,
    inexpressible: [],
    ...more,
  };
}
