import { randomBytes } from 'node:crypto';
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
import { hasEnded, readOwnStamp } from './process-stamp.ts';

/** A folder that only this user can enter, in memory where the system has it. */
export interface PrivateFolder {
  readonly path: string;
  /** Overwrites the files and removes everything. May be called again. */
  remove(): void;
}

const NAME = /^platform-(\d+-\d+-\d+)-[0-9a-f]{16}$/;
/** Magic number of tmpfs; statfs(2). */
const TMPFS = 0x01021994;
/**
 * A folder of another process namespace cannot be told from a live one, except by age: no step is
 * that old.
 */
const FOREIGN_MAX_AGE_MS = 7 * 24 * 3_600_000;

const open = new Set<PrivateFolder>();

/**
 * Makes a private folder. It is removed by `remove`, at the latest when this process exits; after a
 * kill -9 by `sweepPrivateFolders` of the next run, which finds it by the process in its name.
 *
 * @param base where; `/dev/shm` if it is a writable tmpfs, else the system's temporary folder.
 */
export function createPrivateFolder(base: string = findBase()): PrivateFolder {
  const path = join(base, `platform-${readOwnStamp()}-${randomBytes(8).toString('hex')}`);
  mkdirSync(path, { mode: 0o700 });
  const folder: PrivateFolder = {
    path,
    remove() {
      open.delete(folder);
      removeFolder(path);
    },
  };
  if (open.size === 0) process.once('exit', removeAll);
  open.add(folder);
  return folder;
}

/** Removes the private folders of processes that are gone. Returns how many. */
export function sweepPrivateFolders(base: string = findBase()): number {
  const owner = process.getuid?.();
  let removed = 0;
  for (const name of readdirSync(base)) {
    const stamp = NAME.exec(name)?.[1];
    if (stamp === undefined) continue;
    const path = join(base, name);
    try {
      const stat = lstatSync(path);
      const isOurs = stat.isDirectory() && stat.uid === owner;
      if (!isOurs || !(hasEnded(stamp) || Date.now() - stat.mtimeMs > FOREIGN_MAX_AGE_MS)) continue;
      removeFolder(path);
      removed++;
    } catch (error) {
      // Another run sweeps at the same time.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return removed;
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
