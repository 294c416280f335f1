import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../diagnostics/errors.ts';
import type { FoundConsumers } from './consumer.ts';
import { readFolder } from './read-folder.ts';
import type { GitHubOptions } from './read-organisation.ts';

/** Where to look for consumers; all that are given are looked at. */
export interface ConsumerPlaces {
  /** Folders: repositories, or folders that hold some. Relative to `cwd`. */
  readonly folders?: readonly string[];
  /** Files that name a repository a line: a folder relative to the file, or `owner/name` of GitHub; `#` begins a comment. */
  readonly lists?: readonly string[];
  /** Organisations of GitHub. */
  readonly organisations?: readonly string[];
  /** Without it names in a list are folders only, and nothing is asked over a network. */
  readonly github?: GitHubOptions;
  /** Absolute path. */
  readonly cwd: string;
}

/**
 * Finds the repositories that use the library. What can't be read is named, never left out silently.
 *
 * @throws UserError `consumers.list` when a list can't be read
 */
export async function findConsumers(places: ConsumerPlaces): Promise<FoundConsumers> {
  const { folders = [], lists = [], organisations = [], cwd } = places;
  const found = await Promise.all(
    folders.map((folder) => readFolder(resolve(cwd, folder), folder)),
  );
  for (const list of lists)
    found.push(...(await readList(resolve(cwd, list), list, places.github)));
  if (organisations.length > 0) {
    const { createGitHub, readOrganisation } = await import('./read-organisation.ts');
    const github = await createGitHub(places.github ?? {});
    for (const organisation of organisations)
      found.push(await readOrganisation(github, organisation));
  }
  return {
    consumers: found.flatMap(({ consumers }) => consumers),
    unread: found.flatMap(({ unread }) => unread),
  };
}

async function readList(
  file: string,
  name: string,
  options: GitHubOptions | undefined,
): Promise<FoundConsumers[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UserError('consumers.list', `The list ${name} can't be read (${error.code}).`, {
      mend: 'Give a text file with a repository in each line: a folder, or owner/name of GitHub.',
      exit: 'missingPrerequisite',
      cause: error,
    });
  });
  const words = text
    .split('\n')
    .map((line) => line.replace(/(^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
  const found: FoundConsumers[] = [];
  for (const word of words) found.push(await readWord(word, dirname(file), options));
  return found;
}

/** `owner/name` is a folder when there is one, as everywhere in the command line. */
async function readWord(
  word: string,
  folder: string,
  options: GitHubOptions | undefined,
): Promise<FoundConsumers> {
  const local = await readFolder(resolve(folder, word), word);
  const slug = /^(\w[\w.-]*\/[\w.-]+?)(?:@(.+))?$/.exec(word);
  const isMissing = local.unread[0]?.problem === 'There is no such folder.';
  if (slug === null || !isMissing || options === undefined) return local;
  const { createGitHub, readRepository } = await import('./read-organisation.ts');
  return readRepository(await createGitHub(options), slug[1] as string, slug[2]);
}
