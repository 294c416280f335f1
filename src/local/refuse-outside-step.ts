import { StepError } from '../diagnostics/errors.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Step } from '../model/step.ts';
import type { StepRequest } from '../runner/step-request.ts';

/**
 * Only Jenkins has the steps of other libraries: a declaration says whether a run here may go on
 * without the call. Throws `StepError` `outsideStep.only-jenkins`.
 */
export function refuseOutsideStep(
  pipeline: Pipeline,
  { step, input }: StepRequest,
  blocks: Step['around'] = [],
): void {
  const names = [
    ...(step === 'outsideStep' ? [String(input['step'])] : []),
    ...blocks.map((block) => block.step),
  ];
  const name = names.find(
    (called) =>
      Object.hasOwn(pipeline.outsideSteps, called) &&
      pipeline.outsideSteps[called]?.laptop === 'fail',
  );
  if (name === undefined) return;
  throw new StepError('outsideStep.only-jenkins', `Only Jenkins has the step ${name}.`, {
    mend: "Leave the stage out with a condition, or declare the step with `laptop: 'print'`.",
  });
}
