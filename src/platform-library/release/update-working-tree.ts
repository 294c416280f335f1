import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformError } from '../../diagnostics/errors.ts';
import type { Git } from '../git.ts';

/**
 * Brings the files that differ between two commits from one to the other, in the working tree and
 * the index; all others stay. Doing it again, or over half of it, ends the same.
 *
 * @throws PlatformError `release.files-changed` when one of them is as in neither commit
 */
export async function updateWorkingTree(git: Git, from: string, to: string): Promise<void> {
  const listed = await git.run(['diff', '--name-status', '--no-renames', '-z', from, to]);
  const parts = listed.split('\0');
  const changes: { status: string; path: string }[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2)
    changes.push({ status: parts[at] as string, path: parts[at + 1] as string });
  const strange: string[] = [];
  for (const { path } of changes) {
    const file = join(git.root, path);
    const now = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    const [before, after] = await Promise.all([show(git, from, path), show(git, to, path)]);
    if (
      withoutReturns(now) !== withoutReturns(before) &&
      withoutReturns(now) !== withoutReturns(after)
    )
      strange.push(path);
  }
  if (strange.length > 0)
    throw new PlatformError(
      'release.files-changed',
      `The release was interrupted, and ${strange.join(', ')} changed since.`,
      {
        mend: 'Put your changes aside (git stash), then start the release again.',
        exit: 'refused',
      },
    );
  const removed = changes.filter(({ status }) => status === 'D').map(({ path }) => path);
  const written = changes.filter(({ status }) => status !== 'D').map(({ path }) => path);
  if (written.length > 0) await git.run(['checkout', '--quiet', to, '--', ...written]);
  if (removed.length > 0)
    await git.run(['rm', '--quiet', '--force', '--ignore-unmatch', '--', ...removed]);
}

/** The text of a file in a commit; undefined where it has none. The output of Git has lost its last line break. */
async function show(git: Git, commit: string, path: string): Promise<string | undefined> {
  const text = await git.ask(['cat-file', 'blob', `${commit}:${path}`]);
  return text === undefined ? undefined : `${text}\n`;
}

function withoutReturns(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `${text.replaceAll('\r\n', '\n').replace(/\n$/, '')}\n`;
}
