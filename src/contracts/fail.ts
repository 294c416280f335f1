import { defineContract } from './contract.ts';
import { record, text } from './schema.ts';

export const fail = defineContract({
  name: 'fail',
  since: '0.1.0',
  summary: 'Fails the stage with a message.',
  description: 'Useful behind a condition: what must not be is said in words.',
  positional: ['message'],
  parameters: record({
    message: text({ description: 'Why the stage fails.', minLength: 1, maxLength: 65_536 }),
  }),
  outputs: record({}),
  executor: 'runner',
  toJenkins: (input) => ({ step: 'error', arguments: { message: input.message } }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.fail('Only release branches may be published.')"],
});
