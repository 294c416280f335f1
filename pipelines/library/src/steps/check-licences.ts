import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepError, type StepRun } from 'jenkins-pipeline-sdk/steps';
import type { checkLicences as contract } from '../contracts/check-licences.ts';

export const checkLicences: StepRun<typeof contract> = async (input, context) => {
  const lockFile = input.lockFile ?? 'package-lock.json';
  const packages = await readPackages(join(context.directory, lockFile), lockFile);
  const allowed = new Set(input.allowed);
  const refused = packages.filter(({ licence }) => !allowed.has(licence));
  if (refused.length > 0)
    throw new StepError(
      'checkLicences.refused',
      `${refused.length} of ${packages.length} packages have a licence that is not allowed: ${refused
        .slice(0, 5)
        .map(({ name, licence }) => `${name} (${licence || 'none'})`)
        .join(', ')}.`,
      { mend: `Allowed are: ${input.allowed.join(', ')}. Replace the packages, or ask for more.` },
    );
  context.log.info(`${packages.length} packages, all with an allowed licence.`);
  return { packages: packages.length };
};

async function readPackages(
  file: string,
  shown: string,
): Promise<{ readonly name: string; readonly licence: string }[]> {
  try {
    const { packages = {} } = JSON.parse(await readFile(file, 'utf8')) as {
      packages?: Record<string, { readonly license?: string }>;
    };
    return Object.entries(packages)
      .filter(([place]) => place !== '')
      .map(([place, { license = '' }]) => ({
        name: place.replace(/^.*node_modules\//, ''),
        licence: license,
      }));
  } catch (cause) {
    throw new StepError('checkLicences.lock-file', `${shown} can't be read.`, {
      mend: 'Commit the lock file of npm, or name it with `lockFile`.',
      exit: 'invalid',
      cause,
    });
  }
}
