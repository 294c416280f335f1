import { defineContract } from './contract.ts';
import { choice, fixedText, record, text } from './schema.ts';

export const sendMessage = defineContract({
  name: 'sendMessage',
  since: '0.1.0',
  summary: 'Sends a message to people.',
  description: "A laptop run writes it to the run's journal instead of sending it.",
  positional: ['message'],
  parameters: record({
    message: text({ description: 'The message.', minLength: 1, maxLength: 4000 }),
    channel: choice(['slack', 'sns', 'email'], { description: 'How it is sent.' }),
    to: fixedText({
      description: 'Slack channel, SNS topic name or e-mail address.',
      minLength: 1,
      examples: ['#payments'],
    }),
  }),
  outputs: record({}),
  executor: 'runner',
  runsTeamCode: false,
  privileged: true,
  idempotence: 'unsafe',
  retry: 'transient',
  adapters: ['notifications'],
  access: (input) =>
    input.channel === 'sns'
      ? [{ system: 'aws', actions: ['sns:Publish'], resource: `sns:${input.to}` }]
      : [],
  examples: ["s.sendMessage('The build failed.', { channel: 'slack', to: '#payments' })"],
});
