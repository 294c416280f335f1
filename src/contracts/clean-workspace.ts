import { defineContract } from './contract.ts';
import { record } from './schema.ts';

export const cleanWorkspace = defineContract({
  name: 'cleanWorkspace',
  since: '0.1.0',
  summary: 'Deletes every file of the workspace.',
  description:
    'Each stage starts in a workspace of its own anyway; this frees the disk of a permanent agent.',
  positional: [],
  parameters: record({}),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: () => ({ step: 'deleteDir', arguments: {} }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ['s.cleanWorkspace()'],
});
