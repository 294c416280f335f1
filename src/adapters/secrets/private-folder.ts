import {
  closeSync,
  constants,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createStampedName, hasEnded, stampOf } from './process-stamp.ts';

/** A folder that only this user can enter, in memory where the system has it. */
export interface PrivateFolder {
  readonly path: string;
  /** Overwrites the files and removes everything. May be called again. */
  remove(): void;
}

const NAME = /^platform-(\d+-\d+-\d+-[0-9a-f]{8})$/;
/** Magic number of tmpfs; statfs(2). */
const TMPFS = 0x01021994;
/**
 * A folder of another process namespace cannot be told from a live one, except by age: no step is
 * that old.
 */
const FOREIGN_MAX_AGE_MS = 7 * 24 * 3_600_000;

/** Of names that are taken. */
const MOST_ATTEMPTS = 100;

const open = new Set<PrivateFolder>();
let isExitWatched = false;

/**
 * Makes a private folder. It is removed by `remove`, at the latest when this process exits; after a
 * kill -9 by `sweepPrivateFolders` of the next run, which finds it by the process in its name.
 *
 * @param base where; `/dev/shm` if it is a writable tmpfs, else the system's temporary folder.
 */
export function createPrivateFolder(base: string = findBase()): PrivateFolder {
  const path = makeFolder(base);
  const folder: PrivateFolder = {
    path,
    remove() {
      open.delete(folder);
      removeFolder(path);
    },
  };
  if (!isExitWatched) process.once('exit', removeAll);
  isExitWatched = true;
  open.add(folder);
  return folder;
}

/** Removes the private folders of processes that are gone. Returns how many. */
export function sweepPrivateFolders(base: string = findBase()): number {
  const owner = process.getuid?.();
  let removed = 0;
  for (const name of readdirSync(base)) {
    const stampedName = NAME.exec(name)?.[1];
    if (stampedName === undefined) continue;
    const path = join(base, name);
    try {
      const stat = lstatSync(path);
      const isOurs = stat.isDirectory() && stat.uid === owner;
      if (
        !isOurs ||
        !(hasEnded(stampOf(stampedName)) || Date.now() - stat.mtimeMs > FOREIGN_MAX_AGE_MS)
      )
        continue;
      removeFolder(path);
      removed++;
    } catch (error) {
      // Another run sweeps at the same time.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return removed;
}

/** Another user may have taken the name, to be in the way: then the next one. */
function makeFolder(base: string): string {
  for (let attempt = 0; ; attempt++) {
    const path = join(base, `platform-${createStampedName()}`);
    try {
      mkdirSync(path, { mode: 0o700 });
      return path;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt === MOST_ATTEMPTS)
        throw error;
    }
  }
}

function removeAll(): void {
  for (const folder of open) folder.remove();
}

function removeFolder(path: string): void {
  try {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isFile()) overwrite(join(path, entry.name));
    }
  } catch {
    // Overwriting is a courtesy to whoever recycles the disk; what counts is the removal.
  }
  rmSync(path, { recursive: true, force: true });
}

function overwrite(file: string): void {
  const descriptor = openSync(file, constants.O_WRONLY | constants.O_NOFOLLOW);
  try {
    writeSync(descriptor, Buffer.alloc(lstatSync(file).size), 0, undefined, 0);
  } finally {
    closeSync(descriptor);
  }
}

function findBase(): string {
  try {
    if (statfsSync('/dev/shm').type === TMPFS && (lstatSync('/dev/shm').mode & 0o2) !== 0) {
      return '/dev/shm';
    }
  } catch {
    // macOS, or a container without it.
  }
  return tmpdir();
}
