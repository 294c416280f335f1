import { existsSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { StepContract } from '../contracts/contract.ts';
import { contracts as baseContracts } from '../contracts/index.ts';
import { UserError } from '../diagnostics/errors.ts';
import { readContractFolder } from '../library/read-contracts.ts';
import { useKit } from './kit.ts';
import type { LibraryProject } from './library-project.ts';

/** The steps of this package, sorted by name; every library holds them. */
export function listBaseContracts(): StepContract[] {
  return Object.values(baseContracts as unknown as Readonly<Record<string, StepContract>>);
}

/**
 * Reads a library's repository: its manifest, and its contracts, whose code runs here.
 *
 * @throws UserError `library.none` when the folder holds no library, `library.manifest` for a
 *   package.json without a name or version, `library.contract` when a contract can't be loaded
 */
export async function readProject(folder: string): Promise<LibraryProject> {
  const root = resolve(folder);
  const { name, version } = readManifest(root);
  useKit();
  const files = await readFiles(root);
  const own = [...files.values()].filter((contract) => contract !== undefined);
  const contracts = [...listBaseContracts(), ...own].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { root, name, version, files, own, contracts };
}

/**
 * Name and version of a library's repository, without running any of it.
 *
 * @throws UserError `library.none` and `library.manifest`
 */
export function readManifest(root: string): { readonly name: string; readonly version: string } {
  const file = join(root, 'package.json');
  if (!existsSync(file) || !existsSync(join(root, 'src/contracts')))
    throw new UserError('library.none', `${root} holds no library.`, {
      mend: 'Make one with: platform library init',
    });
  try {
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    if (typeof name === 'string' && typeof version === 'string') return { name, version };
  } catch (cause) {
    throw new UserError(
      'library.manifest',
      `package.json is no JSON: ${(cause as Error).message}`,
      {
        exit: 'invalid',
        cause,
      },
    );
  }
  throw new UserError('library.manifest', 'package.json has no name or no version.', {
    mend: 'Give it both; the version is that of the last release, or 0.0.0.',
    exit: 'invalid',
  });
}

async function readFiles(root: string): Promise<LibraryProject['files']> {
  try {
    return await readContractFolder(join(root, 'src/contracts'));
  } catch (cause) {
    const { message, stack = '' } = cause as Error;
    const place = stack.split('\n').find((line) => line.includes(root)) ?? '';
    const at = relative(
      root,
      /(?:file:\/\/)?([^\s()]+)/.exec(place.replace(/^\s*at /, ''))?.[1] ?? '',
    );
    throw new UserError(
      'library.contract',
      `A contract can't be loaded${at.startsWith('src') ? ` (${at})` : ''}: ${message}`,
      { mend: 'Contracts are plain data that run on load; mend the file.', exit: 'invalid', cause },
    );
  }
}
