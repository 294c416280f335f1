import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { PlatformError } from '../../diagnostics/errors.ts';
import type { EmittedFile } from '../../emit/options.ts';
import { editedByHand, notWritable, outsideRepository } from './output-failure.ts';
import { type OutputChange, planOutput } from './plan-output.ts';
import { nameWaitingFile, removeLeftOvers } from './waiting-files.ts';

/** A file on its way: its new content waits beside it, then its old content does. */
interface Write {
  readonly path: string;
  readonly file: string;
  readonly next: string;
  readonly previous: string | undefined;
}

/**
 * Writes the files of a compile into the repository, all or none, and only those that differ. A
 * write that is killed between two renames is repaired by the next compile, which compares again.
 *
 * Throws `PlatformError` `output.edited` for a generated file that a person changed (unless
 * `force`), `output.outside` when a folder is a link out of the repository, `output.not-readable`,
 * and `output.not-writable` when the folder is read-only or full; everything is as before then.
 */
export function writeOutput(
  repository: string,
  files: readonly EmittedFile[],
  force = false,
): OutputChange[] {
  const changes = planOutput(repository, files);
  for (const folder of new Set(files.map((file) => dirname(join(repository, file.path)))))
    tidy(repository, folder);
  const edited = changes.filter((change) => change.action === 'edited');
  if (edited.length > 0 && !force) throw editedByHand(edited);
  const differing = changes.filter((change) => change.action !== 'unchanged');
  const folders: string[] = [];
  const writes: Write[] = [];
  const done: Write[] = [];
  let path = '';
  try {
    for (const change of differing) {
      path = change.path;
      writes.push(prepare(repository, change, folders));
      writeFileSync((writes.at(-1) as Write).next, change.content);
    }
    for (const write of writes) {
      path = write.path;
      if (write.previous !== undefined) keepPrevious(write.file, write.previous);
      renameSync(write.next, write.file);
      done.push(write);
    }
    return changes;
  } catch (cause) {
    for (const write of done.reverse()) putBack(write);
    for (const { next } of writes) rmSync(next, { force: true });
    for (const folder of folders.reverse()) removeIfEmpty(folder);
    if (cause instanceof PlatformError) throw cause;
    throw notWritable(path, cause);
  } finally {
    for (const { previous } of writes)
      if (previous !== undefined) rmSync(previous, { force: true });
  }
}

function prepare(repository: string, { path, before }: OutputChange, made: string[]): Write {
  const file = join(repository, path);
  const folder = dirname(file);
  refuseOutside(repository, folder);
  const first = mkdirSync(folder, { recursive: true });
  if (first !== undefined) made.push(first);
  const next = nameWaitingFile(folder);
  return { path, file, next, previous: before === undefined ? undefined : nameWaitingFile(folder) };
}

/**
 * Also where nothing differs: a write may have been killed when only its waiting files were left.
 * What can't be removed is in nobody's way.
 */
function tidy(repository: string, folder: string): void {
  try {
    refuseOutside(repository, folder);
    removeLeftOvers(folder);
  } catch {}
}

/** Before a folder is made: one that is a link may lead anywhere. */
function refuseOutside(repository: string, folder: string): void {
  let present = folder;
  while (!existsSync(present)) present = dirname(present);
  const real = realpathSync(present);
  const root = realpathSync(repository);
  if (real !== root && !real.startsWith(root + sep))
    throw outsideRepository(relative(repository, present));
}

/** A second name for the old content: it needs no room on a full disk. */
function keepPrevious(file: string, previous: string): void {
  try {
    linkSync(file, previous);
  } catch {
    copyFileSync(file, previous); // a file system without hard links
  }
}

function putBack({ file, previous }: Write): void {
  if (previous === undefined) rmSync(file, { force: true });
  else renameSync(previous, file);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {}
}
