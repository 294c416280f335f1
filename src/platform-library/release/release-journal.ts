import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { isAlive } from '../../compiler/cache/is-alive.ts';
import { UserError } from '../../diagnostics/errors.ts';
import type { Git } from '../git.ts';

/** A reference that a release moves: from what it was (undefined when it was not there) to what it will be. */
export interface MovedReference {
  readonly name: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** What a release is about to do, written down before it touches anything that a person sees. */
export interface ReleaseJournal {
  readonly version: string;
  readonly tag: string;
  /** The commit that was checked out. */
  readonly base: string;
  /** The commit of the version and the changelog, which the branch moves to. */
  readonly release: string;
  /** The commit that Jenkins loads. */
  readonly revision: string;
  readonly references: readonly MovedReference[];
}

/** Where Git keeps what is the repository's own. */
export async function findGitFolder(git: Git): Promise<string> {
  return resolve(git.root, await git.run(['rev-parse', '--git-common-dir']));
}

/** The journal of a release that was interrupted; undefined when there is none. */
export function readJournal(folder: string): ReleaseJournal | undefined {
  const file = journalFile(folder);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ReleaseJournal) : undefined;
}

/** Writes the journal, all of it or nothing. */
export function writeJournal(folder: string, journal: ReleaseJournal): void {
  writeFileAtomic.sync(journalFile(folder), `${JSON.stringify(journal, null, 2)}\n`);
}

/** Ends the release that the journal tells of. */
export function removeJournal(folder: string): void {
  rmSync(journalFile(folder), { force: true });
}

/**
 * Does something while no other release of the repository runs. A lock whose process has died is
 * taken over.
 *
 * @throws UserError `release.running`
 */
export async function withReleaseLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const file = join(folder, 'platform-release.lock');
  takeLock(file);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function takeLock(file: string): void {
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(existsSync(file) ? readFileSync(file, 'utf8') : '');
    if (owner > 0 && owner !== process.pid && isAlive(owner))
      throw new UserError('release.running', `Another release runs here (process ${owner}).`, {
        mend: 'Wait until it is done.',
        exit: 'unavailable',
      });
    rmSync(file, { force: true });
  }
}

function journalFile(folder: string): string {
  return join(folder, 'platform-release.json');
}
