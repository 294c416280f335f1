import { defineContract } from './contract.ts';
import { fixedText, integer, optional, path, record } from './schema.ts';

export const checkoutRepository = defineContract({
  name: 'checkoutRepository',
  since: '0.1.0',
  summary: 'Checks out another repository into a folder of the workspace.',
  description:
    "The pipeline's own repository is checked out without asking, at the start of each stage. The commit is pinned by `revision` so that two builds read the same files.",
  positional: ['repository'],
  parameters: record({
    repository: fixedText({
      description: 'URL of the repository.',
      pattern: '^(https://|ssh://|git@|file://)',
      examples: ['https://git.example.com/team/tools.git'],
    }),
    revision: fixedText({ description: 'Branch, tag or commit.', examples: ['v1.4.0'] }),
    folder: path({ description: 'Folder of the workspace to put it in.', examples: ['tools'] }),
    depth: optional(
      integer({
        description: 'How many commits of history; 0 is all of it.',
        minimum: 0,
        default: 1,
        'x-unit': 'commits',
      }),
    ),
  }),
  outputs: record({}),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'transient',
  adapters: [],
  access: (input) => {
    if (!URL.canParse(input.repository)) return [];
    const url = new URL(input.repository);
    return url.hostname === ''
      ? []
      : [
          {
            system: 'network',
            host: url.hostname,
            port: Number(url.port || (url.protocol === 'ssh:' ? 22 : 443)),
          },
        ];
  },
  examples: [
    "s.checkoutRepository('https://git.example.com/team/tools.git', { revision: 'v1.4.0', folder: 'tools' })",
  ],
});
