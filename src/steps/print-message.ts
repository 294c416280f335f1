import type { printMessage as contract } from '../contracts/print-message.ts';
import type { StepRun } from './step-run.ts';

export const printMessage: StepRun<typeof contract> = async (input, context) => {
  context.log.info(input.message);
  return {};
};
