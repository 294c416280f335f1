import { type ConstructGroup, inGolden } from './construct.ts';

/** What people and machines give a build. */
export const values: ConstructGroup = {
  title: 'Variables, tools, parameters, triggers',
  about: 'What a build knows from the outside.',
  constructs: [
    {
      name: 'environment',
      written: 'env: { LEVEL: text`v${parameters.LEVEL}` }',
      meaning:
        'What Jenkins can compute stands in the block, the rest travels with each step. A name that Jenkins sets itself is P513.',
      laptop: 'the same variables',
      golden: inGolden('environment', 'environment {'),
      recorded: ['031', '032', '034', '201'],
    },
    {
      name: 'credentials()',
      meaning:
        'Left out: secrets never enter Jenkins. `secrets: { TOKEN: secret("kv/app#token") }` of a step; the runner fetches and masks them.',
      recorded: ['039', '041'],
    },
    {
      name: 'tools',
      written: "tools: { jdk: 'temurin-21', maven: '3.9' }",
      meaning:
        'Installations of the controller on the PATH. An image of the agent is the better way.',
      laptop: 'what the PATH has; the log says so',
      golden: inGolden('job-options', 'tools {'),
      recorded: ['054', '056'],
    },
    {
      name: 'string',
      written: "parameters: { VERSION: { type: 'text', default: '' } }",
      meaning: 'Reaches steps as data; from the variable a `$$` loses a sign (049).',
      laptop: '`--parameter VERSION=1`',
      golden: inGolden('values', 'string('),
      recorded: ['046', '049'],
    },
    {
      name: 'text',
      written: "{ type: 'text', default: '', multiline: true }",
      meaning: 'A field of several lines.',
      laptop: '`--parameter`',
      golden: inGolden('job-options', 'text(name:'),
    },
    {
      name: 'booleanParam',
      written: "{ type: 'boolean', default: false }",
      meaning: 'Yes or no, as a value of that type.',
      laptop: '`--parameter`',
      golden: inGolden('values', 'booleanParam('),
      recorded: ['046'],
    },
    {
      name: 'choice',
      written: "{ type: 'choice', values: ['low', 'high'] }",
      meaning: 'Comparing with a value that it does not have does not compile.',
      laptop: '`--parameter`',
      golden: inGolden('job-options', 'choice(name:'),
      recorded: ['047'],
    },
    {
      name: 'password, credentials',
      meaning:
        'Left out: secrets are never parameters; Jenkins prints a password parameter in clear.',
    },
    {
      name: 'file, run and parameters of plugins',
      meaning:
        'Left out: they stand in the build’s folder on the controller. Give a version or an address as text.',
    },
    {
      name: 'cron',
      written: "triggers: [cron('H 2 * * *')]",
      meaning: 'Read with the grammar of Jenkins, whose linter takes anything (053): P713.',
      laptop: 'nothing: a person starts it',
      golden: inGolden('triggers', 'cron('),
      recorded: ['051', '053'],
    },
    {
      name: 'pollSCM',
      written: "poll('H/15 * * * *')",
      meaning: 'For repositories that can’t tell of pushes.',
      laptop: 'nothing',
      golden: inGolden('triggers', 'pollSCM('),
      recorded: ['051'],
    },
    {
      name: 'upstream',
      written: "upstream('shop/library/main'), upstreamEnd('unstable', …)",
      meaning: 'When another job has succeeded, or ended with this result or a better one.',
      laptop: 'nothing',
      golden: inGolden('job-options', 'upstream('),
      recorded: ['051'],
    },
    {
      name: 'githubPush',
      written: 'push()',
      meaning: 'By the webhook. Branches of an organisation folder hear of pushes without it.',
      laptop: 'nothing',
      golden: inGolden('job-options', 'githubPush()'),
      recorded: ['052'],
    },
  ],
};
