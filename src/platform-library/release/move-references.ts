import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { PlatformError } from '../../diagnostics/errors.ts';
import type { Git } from '../git.ts';
import type { MovedReference } from './release-journal.ts';

/** A Git that outlived the release that started it has this long to let go of its locks. */
const lockPatienceMs = 500;

/**
 * Moves references in one transaction: all of them, each from what it was. Those that are where they
 * should be already, after an interruption, stay.
 *
 * @throws PlatformError `release.moved` when somebody else has moved one meanwhile
 */
export async function moveReferences(
  git: Git,
  references: readonly MovedReference[],
): Promise<void> {
  const open: MovedReference[] = [];
  for (const reference of references) {
    const now = await resolveReference(git, reference.name);
    if (now === reference.after) continue;
    if (now !== reference.before)
      throw new PlatformError(
        'release.moved',
        `${reference.name} was moved to ${now ?? 'nothing'} while the release was made.`,
        { mend: 'Look at what happened there, then release again.', exit: 'refused' },
      );
    open.push(reference);
  }
  const lines = open.map(({ name, before, after }) =>
    before === undefined ? `create ${name} ${after}` : `update ${name} ${after} ${before}`,
  );
  const input = ['start', ...lines, 'prepare', 'commit', ''].join('\n');
  if (open.length > 0) await git.run(['update-ref', '--stdin'], { input });
}

/** What a reference points to, an annotated tag to its tag object; undefined when it is not there. */
export async function resolveReference(git: Git, name: string): Promise<string | undefined> {
  return git.ask(['rev-parse', '--verify', '--quiet', name]);
}

/**
 * Removes the locks that a killed Git left on references and the index. Only called when the release
 * that took them is known to be dead.
 */
export async function removeDeadLocks(folder: string, names: readonly string[]): Promise<void> {
  const files = [...names, 'HEAD', 'index', 'packed-refs'].map((name) =>
    join(folder, `${name}.lock`),
  );
  const end = performance.now() + lockPatienceMs;
  while (files.some((file) => existsSync(file)) && performance.now() < end) await setTimeout(50);
  for (const file of files) rmSync(file, { force: true });
}
