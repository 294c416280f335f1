import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { duration, integer, optional, record, text } from './schema.ts';

export const smoke = defineContract({
  name: 'smoke',
  since: '0.1.0',
  summary: 'Asks a service over HTTP until it answers as expected, or a deadline passes.',
  description:
    'Refused connections and wrong answers are tried again until the deadline; the last answer is part of the message. In a stage with a `service` the URL is known.',
  positional: [],
  parameters: record({
    path: optional(
      text({ description: 'Path and query, from the slash on.', pattern: '^/', default: '/' }),
    ),
    url: optional(
      text({
        description: "Base URL; the stage's service unless said.",
        pattern: '^https?://',
        examples: ['https://payments.example.com'],
      }),
    ),
    status: optional(
      integer({
        description: 'Status code that is expected.',
        minimum: 100,
        maximum: 599,
        default: 200,
      }),
    ),
    contains: optional(
      text({ description: 'Text that the body must contain. At most the first 1 MB is read.' }),
    ),
    deadline: optional(duration({ description: 'How long to go on asking.', default: '60s' })),
    interval: optional(duration({ description: 'Pause between two questions.', default: '500ms' })),
  }),
  outputs: record({
    status: Type.Integer({ description: 'Status code of the accepted answer.' }),
    attempts: Type.Integer({ description: 'How many questions it took.' }),
  }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: ['service'],
  access: (input) => {
    if (input.url === undefined || !URL.canParse(input.url)) return [];
    const url = new URL(input.url);
    return [
      {
        system: 'network',
        host: url.hostname,
        port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)),
      },
    ];
  },
  examples: ["s.smoke({ path: '/healthz' })"],
});
