import { defineContract, fixedText, record, text } from 'jenkins-pipeline-sdk/contracts';

export const announceRelease = defineContract({
  name: 'announceRelease',
  since: '1.0.0',
  summary: 'Tells a room of the chat that a version is out.',
  description: 'Once a call: a second run tells it a second time.',
  positional: ['version'],
  parameters: record({
    version: text({ description: 'What is out.', minLength: 1, examples: ['1.4.0'] }),
    room: fixedText({
      description: 'The room, without #.',
      pattern: '^[a-z0-9-]+$',
      examples: ['releases'],
    }),
  }),
  outputs: record({}),
  executor: 'runner',
  stages: ['publish', 'deploy', 'stage'],
  runsTeamCode: false,
  privileged: true,
  idempotence: 'unsafe',
  retry: 'never',
  adapters: ['chat'],
  access: () => [{ system: 'network', host: 'chat.example.com', port: 443 }],
  examples: ["s.announceRelease('1.4.0', { room: 'releases' })"],
});
