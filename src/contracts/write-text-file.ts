import { defineContract } from './contract.ts';
import { flag, optional, path, record, text } from './schema.ts';

export const writeTextFile = defineContract({
  name: 'writeTextFile',
  since: '0.1.0',
  summary: 'Writes text to a file of the workspace.',
  description:
    'UTF-8, replaced as a whole: a reader sees the old text or the new one, never half of it. Missing folders are made.',
  positional: ['file', 'content'],
  parameters: record({
    file: path({
      description: 'File to write, relative to the workspace.',
      examples: ['build/version.txt'],
    }),
    content: text({ description: 'The text.' }),
    append: optional(
      flag({ description: 'Whether the text is added at the end.', default: false }),
    ),
  }),
  outputs: record({}),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.writeTextFile('version.txt', parameters.version)"],
});
