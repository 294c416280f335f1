import { setTimeout } from 'node:timers/promises';
import type { pause as contract } from '../contracts/pause.ts';
import { parseDurationMs } from '../model/duration.ts';
import type { StepRun } from './step-run.ts';

export const pause: StepRun<typeof contract> = async (input, context) => {
  await setTimeout(parseDurationMs(input.time) ?? 0, undefined, { signal: context.signal });
  return {};
};
