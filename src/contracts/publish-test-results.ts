import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { flag, list, optional, record } from './schema.ts';

export const publishTestResults = defineContract({
  name: 'publishTestResults',
  since: '0.1.0',
  summary: 'Collects JUnit XML files that earlier commands wrote.',
  description:
    'Use `junit` of `run` where one command writes them. Failed tests make the stage unstable.',
  positional: ['include'],
  parameters: record({
    include: list(Type.String({ minLength: 1, 'x-path': true }), {
      description: 'Globs of JUnit XML files.',
      minItems: 1,
      examples: [['reports/**/*.xml']],
    }),
    allowNone: optional(
      flag({ description: 'Whether it is fine that nothing matches.', default: false }),
    ),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({
    step: 'junit',
    arguments: {
      testResults: input.include.join(','),
      ...(input.allowNone === true ? { allowEmptyResults: true } : {}),
    },
  }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.publishTestResults(['reports/**/*.xml'])"],
});
