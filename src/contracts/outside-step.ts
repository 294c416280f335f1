import { defineContract } from './contract.ts';
import { fixedText, json, optional, record } from './schema.ts';

export const outsideStep = defineContract({
  name: 'outsideStep',
  since: '0.1.0',
  summary: 'Calls a step of another library or plugin that the pipeline declares.',
  description:
    'Declare the step once with `outside()`. A laptop run prints the call, or fails, as the declaration says.',
  positional: ['step', 'arguments'],
  parameters: record({
    step: fixedText({
      description: 'The declared step.',
      pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
      'x-type': 'OutsideStep',
    }),
    arguments: optional(json({ description: 'Named arguments.', default: {} })),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({ step: input.step, arguments: input.arguments ?? {} }),
  runsTeamCode: true,
  privileged: false,
  idempotence: 'unknown',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.outsideStep(slackSend, { channel: '#payments', message: 'Deployed.' })"],
});
