import { mkdirSync, readdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { PlatformError } from '../../diagnostics/errors.ts';
import type { EmittedFile } from '../../emit/options.ts';
import { type OutputChange, planOutput } from './plan-output.ts';

/** Marks the files that wait for their rename; what a killed write leaves carries it. */
const waitingMark = '.platform-writing-';

/**
 * Writes the files of a compile into the repository, all or none, and only those that differ. A
 * write that is killed between two renames is repaired by the next compile, which compares again.
 *
 * Throws `PlatformError` `output.edited` for a generated file that a person changed (unless
 * `force`), `output.outside` when a folder is a link out of the repository, and
 * `output.not-writable` when the folder is read-only or full; everything is as before then.
 */
export function writeOutput(repository: string, files: readonly EmittedFile[], force = false): OutputChange[] {
  const changes = planOutput(repository, files);
  const edited = changes.filter((change) => change.action === 'edited');
  if (edited.length > 0 && !force) throw editedByHand(edited);
  const differing = changes.filter((change) => change.action !== 'unchanged');
  const waiting: { readonly temporary: string; readonly change: OutputChange }[] = [];
  const done: OutputChange[] = [];
  try {
    for (const change of differing) {
      const folder = makeFolder(repository, dirname(join(repository, change.path)));
      removeLeftOvers(folder, basename(change.path));
      const temporary = join(folder, `${waitingMark}${process.pid}-${basename(change.path)}`);
      waiting.push({ temporary, change });
      writeFileSync(temporary, change.content);
    }
    for (const { temporary, change } of waiting) {
      renameSync(temporary, join(repository, change.path));
      done.push(change);
    }
  } catch (cause) {
    for (const { temporary } of waiting) rmSync(temporary, { force: true });
    for (const change of done) putBack(repository, change);
    if (cause instanceof PlatformError) throw cause;
    throw notWritable(cause as NodeJS.ErrnoException);
  }
  return changes;
}

function makeFolder(repository: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const root = realpathSync(repository);
  const real = realpathSync(folder);
  if (real === root || real.startsWith(root + sep)) return folder;
  throw new PlatformError('output.outside', `${folder.slice(repository.length + 1)} is a link to a folder outside the repository; nothing was written.`, {
    mend: 'Replace the link by a folder.',
    exit: 'invalid',
  });
}

/** Removes what writes that were killed left beside the file; a running one is left alone. */
function removeLeftOvers(folder: string, name: string): void {
  for (const entry of readdirSync(folder)) {
    if (!entry.startsWith(waitingMark) || !entry.endsWith(`-${name}`)) continue;
    const pid = Number(entry.slice(waitingMark.length).split('-')[0]);
    if (!isAlive(pid)) rmSync(join(folder, entry), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function putBack(repository: string, change: OutputChange): void {
  const file = join(repository, change.path);
  if (change.before === undefined) rmSync(file, { force: true });
  else writeFileSync(file, change.before);
}

function editedByHand(edited: readonly OutputChange[]): PlatformError {
  const names = edited.map((change) => change.path).join(', ');
  return new PlatformError('output.edited', `${names} was not written by this command, or changed by hand since; nothing was overwritten.`, {
    mend: 'Move the change into platform.pipeline.ts, then run platform compile --force.',
    exit: 'stale',
  });
}

function notWritable(cause: NodeJS.ErrnoException): PlatformError {
  const why: Record<string, string> = { ENOSPC: 'the disk is full', EROFS: 'the file system is read-only', EACCES: 'there is no permission to write', EPERM: 'there is no permission to write', EISDIR: 'a folder is in the way', ENOTDIR: 'a file is where a folder should be' };
  const reason = why[cause.code ?? ''] ?? cause.message;
  return new PlatformError('output.not-writable', `The generated files could not be written: ${reason}${cause.path === undefined ? '' : ` (${basename(cause.path).replace(new RegExp(`^${waitingMark.replaceAll('.', '\\.')}\\d+-`), '')})`}. Everything is as before.`, {
    mend: 'Make room or give permission, then run the command again.',
    exit: 'missingPrerequisite',
    cause,
  });
}
