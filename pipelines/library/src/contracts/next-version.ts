import { choice, defineContract, record, Type } from 'jenkins-pipeline-sdk/contracts';

export const nextVersion = defineContract({
  name: 'nextVersion',
  since: '1.0.0',
  summary: 'Finds the version that comes after the last tag.',
  description:
    'Looks for the nearest tag `v<major>.<minor>.<patch>` of the commit that is built. Without one the version is 0.1.0. Creates nothing.',
  positional: ['bump'],
  parameters: record({
    bump: choice(['patch', 'minor', 'major'], { description: 'How big the change is.' }),
  }),
  outputs: record({
    version: Type.String({ description: 'The version, without `v`.', examples: ['1.4.0'] }),
  }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.nextVersion('minor', { save: { version: value('version') } })"],
});
