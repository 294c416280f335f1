import { StepError } from '../diagnostics/errors.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { StepRequest } from '../runner/step-request.ts';

/**
 * Only Jenkins has the steps of other libraries: a declaration says whether a run here may go on
 * without the call. Throws `StepError` `outsideStep.only-jenkins`.
 */
export function refuseOutsideStep(pipeline: Pipeline, { step, input }: StepRequest): void {
  const name = step === 'outsideStep' ? String(input['step']) : '';
  if (!Object.hasOwn(pipeline.outsideSteps, name) || pipeline.outsideSteps[name]?.laptop !== 'fail')
    return;
  throw new StepError('outsideStep.only-jenkins', `Only Jenkins has the step ${name}.`, {
    mend: "Leave the stage out with a condition, or declare the step with `laptop: 'print'`.",
  });
}
