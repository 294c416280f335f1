import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { flag, list, optional, record } from './schema.ts';

export const keepFiles = defineContract({
  name: 'keepFiles',
  since: '0.1.0',
  summary: 'Keeps files with the build, for people to download.',
  description:
    "Jenkins archives them; a laptop run copies them into the run's folder. No file at all is a failure unless `allowNone` says otherwise.",
  positional: ['include'],
  parameters: record({
    include: list(Type.String({ minLength: 1, 'x-path': true }), {
      description: 'Globs relative to the workspace.',
      minItems: 1,
      examples: [['dist/**', 'CHANGELOG.md']],
    }),
    allowNone: optional(
      flag({ description: 'Whether it is fine that nothing matches.', default: false }),
    ),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({
    step: 'archiveArtifacts',
    arguments: {
      artifacts: input.include.join(','),
      fingerprint: true,
      ...(input.allowNone === true ? { allowEmptyArchive: true } : {}),
    },
  }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.keepFiles(['dist/**'])"],
});
