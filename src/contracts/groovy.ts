import { defineContract } from './contract.ts';
import { fixedText, record } from './schema.ts';

export const groovy = defineContract({
  name: 'groovy',
  since: '0.1.0',
  summary: 'Evaluates Groovy in Jenkins: the way out when nothing else fits.',
  description:
    'Marked and counted: every use is reported, and a platform team can forbid it. The text is handed to Jenkins as data and evaluated in the sandbox. A laptop run only says that it was left out.',
  positional: ['script', 'reason'],
  parameters: record({
    script: fixedText({ description: 'The Groovy text.', minLength: 1, maxLength: 20_000 }),
    reason: fixedText({
      description: 'Why no step can do it; shown in every report.',
      minLength: 10,
      maxLength: 500,
    }),
  }),
  outputs: record({}),
  executor: 'jenkins',
  toJenkins: (input) => ({ step: 'evaluate', arguments: { script: input.script } }),
  runsTeamCode: true,
  privileged: false,
  idempotence: 'unknown',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.groovy('currentBuild.keepLog = true', 'No step keeps a build forever.')"],
});
