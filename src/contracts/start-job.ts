import { defineContract } from './contract.ts';
import { fixedText, flag, optional, record, textMap } from './schema.ts';

export const startJob = defineContract({
  name: 'startJob',
  since: '0.1.0',
  summary: 'Starts another Jenkins job.',
  description:
    'A laptop run prints what it would start. With `wait` the result of the job is the result of the step.',
  positional: ['job'],
  parameters: record({
    job: fixedText({
      description: 'Full name of the job.',
      minLength: 1,
      examples: ['shop/end-to-end/main'],
    }),
    parameters: optional(
      textMap({
        description: 'Parameters of the job, as texts.',
        names: '^[A-Za-z_][A-Za-z0-9_]*$',
      }),
    ),
    wait: optional(flag({ description: 'Whether to wait for its end.', default: true })),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({
    step: 'build',
    arguments: {
      job: input.job,
      ...(input.wait === false ? { wait: false } : {}),
      ...(input.parameters === undefined
        ? {}
        : {
            parameters: Object.entries(input.parameters).map(([name, value]) => ({
              $jenkins: 'string',
              name,
              value,
            })),
          }),
    },
  }),
  runsTeamCode: false,
  privileged: false,
  idempotence: 'unsafe',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.startJob('shop/end-to-end/main', { wait: false })"],
});
