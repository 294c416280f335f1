import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { path, record } from './schema.ts';

export const readTextFile = defineContract({
  name: 'readTextFile',
  since: '0.1.0',
  summary: 'Reads a file of the workspace into a value.',
  description: 'UTF-8, at most 1 MB, without the last line break.',
  positional: ['file'],
  parameters: record({
    file: path({ description: 'File to read, relative to the workspace.', examples: ['.version'] }),
  }),
  outputs: record({ content: Type.String({ description: 'The text.' }) }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.readTextFile('.version', { save: { content: version } })"],
});
