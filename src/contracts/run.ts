import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { choice, list, optional, path, record, text } from './schema.ts';

/**
 * The three forms of a command, after resolution: a script for the shell, one program with its
 * arguments, or a script whose values travel in the environment (the DSL's `command` template).
 */
const Command = Type.Union(
  [
    Type.String({ minLength: 1 }),
    Type.Array(Type.String({ 'x-flow': true }), { minItems: 1 }),
    Type.Object(
      {
        script: Type.String({ minLength: 1 }),
        values: Type.Record(Type.String(), Type.String({ 'x-flow': true })),
      },
      { additionalProperties: false },
    ),
  ],
  {
    description:
      'What to run. Text goes to the shell as it is; a list is one program with its arguments and no shell; `command` templates put values into a script as data.',
    examples: ['npm ci', ['npm', 'version', '1.2.3']],
    'x-type': 'Command',
  },
);

export const run = defineContract({
  name: 'run',
  since: '0.1.0',
  summary: 'Runs a command and collects its test results.',
  description:
    "The command runs in the stage's workspace, in `sh -e`. A command that ends with an error fails the step. Values never become part of the script's text: they are arguments or variables.",
  positional: ['command'],
  parameters: record({
    command: Command,
    shell: optional(
      choice(['sh', 'bash'], {
        description: 'The shell for scripts. `bash` also stops at errors in the middle of a pipe.',
        default: 'sh',
      }),
    ),
    junit: optional(
      path({
        description:
          'Glob of JUnit XML files that the command writes. No file at all is a failure.',
        examples: ['reports/*.xml'],
      }),
    ),
    allowedExitCodes: optional(
      list(Type.Integer({ minimum: 0, maximum: 255 }), {
        description: 'Exit codes that count as success.',
        default: [0],
      }),
    ),
    inputs: optional(
      list(text({ description: 'Glob.' }), {
        description:
          'Globs of everything the command reads. Declared, an unchanged step is not run again on a laptop.',
        examples: [['src/**', 'package-lock.json']],
      }),
    ),
  }),
  outputs: record({
    stdout: Type.String({
      description: 'What the command printed, without the last line break. At most 1 MB.',
    }),
    exitCode: Type.Integer({ description: 'The exit code, 0 to 255.' }),
  }),
  executor: 'runner',
  runsTeamCode: true,
  privileged: false,
  idempotence: 'unknown',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: [
    "s.run('npm ci')",
    "s.run(['npm', 'version', parameters.version])",
    "s.run('npm test', { junit: 'reports/*.xml' })",
  ],
});
