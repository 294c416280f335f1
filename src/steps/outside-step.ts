import type { outsideStep as contract } from '../contracts/outside-step.ts';
import type { StepRun } from './step-run.ts';

/** Only Jenkins has the step: a laptop run says what would be called. */
export const outsideStep: StepRun<typeof contract> = async (input, context) => {
  context.log.warn(
    `Not called on a laptop: ${input.step} ${JSON.stringify(input.arguments ?? {})}.`,
  );
  return {};
};
