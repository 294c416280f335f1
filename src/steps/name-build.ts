import type { nameBuild as contract } from '../contracts/name-build.ts';
import type { StepRun } from './step-run.ts';

export const nameBuild: StepRun<typeof contract> = async (input, context) => {
  context.log.info(
    `This build is ${input.name}${input.description === undefined ? '' : `: ${input.description}`}.`,
  );
  return {};
};
