import { defineContract } from './contract.ts';
import { record, text } from './schema.ts';

export const markUnstable = defineContract({
  name: 'markUnstable',
  since: '0.1.0',
  summary: 'Marks the stage and the build as unstable, with a reason, and goes on.',
  description:
    'For what is not right but stops nobody. A step that fails is marked so by `onFailure: "unstable"`. Only what Jenkins knows itself can be part of the reason.',
  positional: ['reason'],
  parameters: record({
    reason: text({ description: 'What is not right.', minLength: 1, maxLength: 10_000 }),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({ step: 'unstable', arguments: { message: input.reason } }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.markUnstable('No licence file was found.')"],
});
