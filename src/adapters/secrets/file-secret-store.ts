import { lstat, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { execa } from 'execa';
import { parse } from 'yaml';
import { StepError } from '../../diagnostics/errors.ts';
import type { SecretStore } from './secret-store.ts';

/** The embedded implementation: a git-ignored YAML file that only its owner can read. */
export function createFileSecretStore(file: string): SecretStore {
  return {
    async read(references) {
      await checkFile(file, references);
      const data = parse(await readFile(file, 'utf8')) as Record<string, unknown> | null;
      const found = new Map<string, string>();
      const missing: string[] = [];
      for (const reference of references) {
        const value = find(data ?? {}, reference);
        if (typeof value === 'string') found.set(reference, value);
        else missing.push(reference);
      }
      if (missing.length > 0) throw missingSecrets(missing);
      return found;
    },
    close: async () => {},
  };
}

function find(data: Record<string, unknown>, reference: string): unknown {
  if (Object.hasOwn(data, reference)) return data[reference];
  const [path = '', field = ''] = reference.split('#');
  const folder = data[path];
  return typeof folder === 'object' && folder !== null
    ? (folder as Record<string, unknown>)[field]
    : undefined;
}

async function checkFile(file: string, references: readonly string[]): Promise<void> {
  const found = await lstat(file).catch(() => undefined);
  if (found === undefined) throw missingSecrets(references);
  if (found.isSymbolicLink() || !found.isFile())
    throw refused('is no regular file', 'Replace it by a file.');
  if ((found.mode & 0o077) !== 0) throw refused('can be read by others', `chmod 600 ${file}`);
  const tracked = await execa('git', ['ls-files', '--error-unmatch', file], {
    cwd: dirname(file),
    reject: false,
  });
  if (tracked.exitCode === 0)
    throw refused(
      'is tracked by Git',
      'git rm --cached it, and change the secrets: they are in the history.',
    );
}

function refused(problem: string, mend: string): StepError {
  return new StepError(
    'secrets.file',
    `.platform/secrets.local.yaml ${problem}; it was not read.`,
    { mend, exit: 'missingPrerequisite' },
  );
}

function missingSecrets(references: readonly string[]): StepError {
  return new StepError(
    'secrets.missing',
    `These secrets are not on this machine: ${references.join(', ')}.`,
    {
      mend: `Add them to .platform/secrets.local.yaml (chmod 600):\n${references.map((reference) => `"${reference}": "…"`).join('\n')}`,
      exit: 'missingPrerequisite',
    },
  );
}
