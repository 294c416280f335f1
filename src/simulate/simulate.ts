import { observeCondition } from './observe-condition.ts';
import type { SimulateOptions } from './simulate-options.ts';
import { simulatePipeline } from './simulate-pipeline.ts';
import type { Simulation } from './simulation.ts';
import type { TestedPipeline } from './tested-pipeline.ts';
import { toModel } from './to-model.ts';

/**
 * What a build of a pipeline does, with the meaning that Jenkins gives to the generated Jenkinsfile:
 * which stages run, in which order, with what inputs, secrets, approvals and result. Nothing runs.
 *
 * @example
 * const build = simulate(pipeline, { branch: 'main', fail: { 'build.run': 'fail' } });
 * expect(build).toHaveResult('failure');
 *
 * @throws UserError `run.parameter` for a parameter that the pipeline has not, `simulate.unknown` for
 * a stage or step that it has not, `simulate.fault` for a fault that can't happen there,
 * `simulate.value` when a condition depends on a value that `values` does not say
 */
export function simulate(pipeline: TestedPipeline, options: SimulateOptions = {}): Simulation {
  return simulatePipeline(toModel(pipeline), options, {
    observe: (owner, condition, holds) => observeCondition(pipeline, owner, condition, holds),
  });
}
