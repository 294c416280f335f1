import type { groovy as contract } from '../contracts/groovy.ts';
import type { StepRun } from './step-run.ts';

/** Only Jenkins evaluates Groovy: a laptop run says that it was left out, and why it is there. */
export const groovy: StepRun<typeof contract> = async (input, context) => {
  context.log.warn(`Groovy left out on a laptop (${input.reason}).`);
  return {};
};
