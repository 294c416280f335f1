import type { markUnstable as contract } from '../contracts/mark-unstable.ts';
import { StepError } from '../diagnostics/errors.ts';
import type { StepRun } from './step-run.ts';

export const markUnstable: StepRun<typeof contract> = async (input) => {
  throw new StepError('markUnstable', input.reason, { exit: 'unstable' });
};
