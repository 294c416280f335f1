import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { explainReservedName } from '../contracts/reserved-names.ts';
import { PlatformError, UserError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { toCamelCase } from '../library/contract-index.ts';
import { scaffoldStep } from '../library/scaffold/scaffold-step.ts';

/** Where the files of this source tree import from. */
const imports = {
  contract:
    "import { Type } from 'typebox';\nimport { defineContract } from './contract.ts';\nimport { record, text } from './schema.ts';",
  run: "import type { StepRun } from './step-run.ts';",
};

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
  const files = scaffoldStep(name, version, imports);
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
