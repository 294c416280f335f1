import { expandInput } from '../model/expand-handles.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import type { StepRequest } from '../runner/step-request.ts';

/** What the runner gets for a step of the model: the same as Jenkins would hand over. */
export function buildRequest(
  pipeline: Pipeline,
  stage: Stage | undefined,
  step: Step,
  axes: Readonly<Record<string, string>>,
  parameters: Readonly<Record<string, string | boolean>>,
): StepRequest {
  const {
    label: _label,
    contract,
    makes: _makes,
    needs: _needs,
    container: _container,
    around: _around,
    ...rest
  } = step;
  const environment =
    stage?.environment === undefined ? undefined : pipeline.environments[stage.environment];
  return {
    ...rest,
    step: contract,
    pipeline: pipeline.name,
    stage: stage?.id ?? 'post',
    input: expandInput(step, pipeline),
    axes,
    parameters,
    ...(environment === undefined || stage?.environment === undefined
      ? {}
      : {
          environment: {
            name: stage.environment,
            cluster: environment.cluster,
            namespace: environment.namespace,
          },
        }),
  };
}
