import type { sendMessage as contract } from '../contracts/send-message.ts';
import type { StepRun } from './step-run.ts';

export const sendMessage: StepRun<typeof contract> = async (input, context) => {
  const notifications = await context.adapters.notifications();
  await notifications.send({
    channel: input.channel,
    to: input.to,
    message: input.message,
    at: context.now(),
  });
  context.log.info(`Message to ${input.to} by ${input.channel}.`);
  return {};
};
