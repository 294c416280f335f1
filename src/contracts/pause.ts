import { defineContract } from './contract.ts';
import { duration, record } from './schema.ts';

export const pause = defineContract({
  name: 'pause',
  since: '0.1.0',
  summary: 'Waits for a fixed time.',
  description:
    'Rarely right: `smoke` waits until something is true. The wait ends at once when the build is stopped.',
  positional: ['time'],
  parameters: record({ time: duration({ description: 'How long.', examples: ['30s'] }) }),
  outputs: record({}),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'idempotent',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.pause('30s')"],
});
