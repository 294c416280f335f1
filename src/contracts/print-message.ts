import { defineContract } from './contract.ts';
import { record, text } from './schema.ts';

export const printMessage = defineContract({
  name: 'printMessage',
  since: '0.1.0',
  summary: 'Prints a line to the log.',
  description: 'Secrets of the step are masked, as everywhere.',
  positional: ['message'],
  parameters: record({ message: text({ description: 'The line.', maxLength: 65_536 }) }),
  outputs: record({}),
  executor: 'runner',
  toJenkins: (input) => ({ step: 'echo', arguments: { message: input.message } }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ['s.printMessage(text`Building ${context.branch}`)'],
});
