import type { StepRun } from 'jenkins-pipeline-sdk/steps';
import { chat } from '../adapters/chat.ts';
import type { announceRelease as contract } from '../contracts/announce-release.ts';

export const announceRelease: StepRun<typeof contract> = async (input, context) => {
  const room = await context.adapters.own(chat);
  await room.post(input.room, `${context.pipeline} ${input.version} is out.`);
  context.log.info(`Told #${input.room}.`);
  return {};
};
