import type { startJob as contract } from '../contracts/start-job.ts';
import type { StepRun } from './step-run.ts';

/** Only Jenkins has jobs: a laptop run says what would be started. */
export const startJob: StepRun<typeof contract> = async (input, context) => {
  const parameters = Object.entries(input.parameters ?? {}).map(
    ([name, value]) => `${name}=${value}`,
  );
  context.log.warn(
    `Not started on a laptop: job ${input.job}${parameters.length === 0 ? '' : ` with ${parameters.join(', ')}`}.`,
  );
  return {};
};
