import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainReservedName } from '../contracts/reserved-names.ts';
import { PlatformError, UserError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { toCamelCase, toKebabCase } from '../library/contract-index.ts';

/** The two files of a new step that a person writes: repository-relative path → content. */
export function scaffoldStep(name: string, version: string): ReadonlyMap<string, string> {
  const file = toKebabCase(name);
  return new Map([
    [
      `src/contracts/${file}.ts`,
      `import { Type } from 'typebox';
import { defineContract } from './contract.ts';
import { record, text } from './schema.ts';

export const ${name} = defineContract({
  name: '${name}',
  since: '${version}',
  summary: 'Says in one sentence what the step does.',
  description: 'Says what follows from using it.',
  positional: ['subject'],
  parameters: record({
    subject: text({ description: 'What the step works on.', minLength: 1, examples: ['payments'] }),
  }),
  outputs: record({
    result: Type.String({ description: 'What later steps can use.' }),
  }),
  executor: 'runner',
  runsTeamCode: false,
  privileged: false,
  idempotence: 'unknown',
  retry: 'never',
  adapters: [],
  access: () => [],
  examples: ["s.${name}('payments')"],
});
`,
    ],
    [
      `src/steps/${file}.ts`,
      `import type { ${name} as contract } from '../contracts/${file}.ts';
import type { StepRun } from './step-run.ts';

export const ${name}: StepRun<typeof contract> = async (input, context) => {
  context.log.info(\`Working on \${input.subject}\`);
  return { result: input.subject };
};
`,
    ],
  ]);
}

/**
 * Writes the two files of a new step and returns their paths.
 *
 * @param given the name in camelCase or kebab-case
 * @throws UserError `step.name` when no step can have the name, `step.exists` when one has it
 */
export function addStep(root: string, given: string, version: string): string[] {
  const name = toCamelCase(given.trim());
  const reason = explainReservedName(name);
  if (reason !== undefined)
    throw new UserError('step.name', `No step can be called ${JSON.stringify(given)}: ${reason}.`, {
      mend: 'Choose a verb and its object, for instance tag-release.',
    });
  const files = scaffoldStep(name, version);
  const present = [...files.keys()].filter((path) => existsSync(join(root, path)));
  if (present.length > 0)
    throw new UserError('step.exists', `${present.join(' and ')} is there already.`, {
      mend: 'Choose another name, or edit the file.',
    });
  for (const [path, content] of files) writeFileSync(join(root, path), content, { flag: 'wx' });
  return [...files.keys()];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
  try {
    const { packageVersion } = await import('../version.ts');
    for (const path of addStep(root, process.argv[2] ?? '', packageVersion))
      process.stdout.write(`${path}\n`);
    process.stdout.write('Fill them in, then run: npm run generate\n');
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    process.stderr.write(`${error.message}\n${error.mend ?? ''}\n`);
    process.exitCode = ExitCode[error.exit];
  }
}
