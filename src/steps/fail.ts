import type { fail as contract } from '../contracts/fail.ts';
import { StepError } from '../diagnostics/errors.ts';
import type { StepRun } from './step-run.ts';

export const fail: StepRun<typeof contract> = async (input) => {
  throw new StepError('fail', input.message);
};
