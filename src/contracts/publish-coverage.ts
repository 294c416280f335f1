import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { choice, list, optional, record } from './schema.ts';

/** Formats of reports, as the coverage plugin calls their parsers. */
const parsers = { cobertura: 'COBERTURA', jacoco: 'JACOCO', opencover: 'OPENCOVER' } as const;

export const publishCoverage = defineContract({
  name: 'publishCoverage',
  since: '0.1.0',
  summary: 'Publishes how much of the code the tests reached.',
  description:
    "Jenkins shows it beside the build and in the history (Coverage plugin); a laptop run copies the reports into the run's folder. Write Cobertura where a tool has a choice: every language has a writer for it.",
  positional: ['include'],
  parameters: record({
    include: list(Type.String({ minLength: 1, 'x-path': true }), {
      description: 'Globs of the reports, relative to the workspace.',
      minItems: 1,
      examples: [['coverage/cobertura-coverage.xml']],
    }),
    format: optional(
      choice(['cobertura', 'jacoco', 'opencover'], {
        description: 'What wrote the reports.',
        default: 'cobertura',
      }),
    ),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({
    step: 'recordCoverage',
    arguments: {
      tools: [{ parser: parsers[input.format ?? 'cobertura'], pattern: input.include.join(',') }],
    },
  }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.publishCoverage(['coverage/cobertura-coverage.xml'])"],
});
