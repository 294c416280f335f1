import type { imagePush as contract } from '../contracts/image-push.ts';
import { pushImage } from './push-image.ts';
import type { StepRun } from './step-run.ts';

export const imagePush: StepRun<typeof contract> = (input, context) =>
  pushImage(input, context, input.registry ?? '');
