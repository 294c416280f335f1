import {
  defineContract,
  list,
  optional,
  path,
  record,
  Type,
  text,
} from 'jenkins-pipeline-sdk/contracts';

export const checkLicences = defineContract({
  name: 'checkLicences',
  since: '1.0.0',
  summary: 'Refuses packages whose licence is not allowed.',
  description:
    'Reads the lock file of npm, which names the licence of every package. A package without one is refused like one with a wrong one.',
  positional: ['allowed'],
  parameters: record({
    allowed: list(
      text({ description: 'An SPDX identifier.', pattern: '^[A-Za-z0-9.+-]+$', examples: ['MIT'] }),
      {
        description: 'SPDX identifiers that are allowed.',
        minItems: 1,
        examples: [['MIT', 'ISC']],
      },
    ),
    lockFile: optional(path({ description: 'The lock file.', default: 'package-lock.json' })),
  }),
  outputs: record({
    packages: Type.Integer({ description: 'How many packages were looked at.' }),
  }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.checkLicences(['MIT', 'ISC', 'Apache-2.0'])"],
});
