import { defineContract } from './contract.ts';
import { optional, record, text } from './schema.ts';

export const nameBuild = defineContract({
  name: 'nameBuild',
  since: '0.1.0',
  summary: 'Gives the build a name and a description for people.',
  description:
    'Only what Jenkins knows itself can be part of it: literals, parameters and the context, not outputs of steps.',
  positional: ['name'],
  parameters: record({
    name: text({ description: 'Name of the build.', minLength: 1, maxLength: 200 }),
    description: optional(text({ description: 'A line under the name.', maxLength: 1000 })),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({ step: 'nameBuild', arguments: { ...input } }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ['s.nameBuild(text`${context.branch} #${context.buildNumber}`)'],
});
