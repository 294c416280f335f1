import type { ecrPush as contract } from '../contracts/ecr-push.ts';
import { pushImage } from './push-image.ts';
import type { StepRun } from './step-run.ts';

/** What stands for the agent's own account and region in the embedded profile, which has neither. */
const embedded = { account: '000000000000', region: 'embedded' };

export const ecrPush: StepRun<typeof contract> = (input, context) => {
  const host = `${input.account ?? embedded.account}.dkr.ecr.${input.region ?? embedded.region}.amazonaws.com`;
  return pushImage(input, context, host);
};
