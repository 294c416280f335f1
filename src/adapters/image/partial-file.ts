import { createHash } from 'node:crypto';
import { readlinkSync } from 'node:fs';
import { readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';

const prefix = '.partial-';

/** A partial file nobody wrote to for this long is left over, whoever made it. */
const abandonedAfterMs = 60 * 60 * 1000;

let count = 0;

/**
 * A new name for a file that is still being written, in the folder where it will lie when it is
 * whole: a rename inside one folder is atomic.
 *
 * The name says which process writes it, so that a later call can tell a file that a killed
 * process left from one that another process is writing now.
 */
export function nameSiblingPartial(path: string): string {
  count += 1;
  return join(dirname(path), `${prefix}${processSpace()}-${process.pid}-${count}`);
}

/** Writes a small file so that readers see the old or the new one, never a part. */
export async function writeFileAtomically(path: string, data: Uint8Array | string): Promise<void> {
  const partial = nameSiblingPartial(path);
  try {
    await writeFile(partial, data);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Removes what killed processes left in a folder; partial files of live ones stay. */
export async function removeStalePartials(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!name.startsWith(prefix)) continue;
    const path = join(directory, name);
    if (await isAbandoned(path)) await rm(path, { force: true });
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  const [space, pid] = basename(path).slice(prefix.length).split('-');
  if (space === processSpace()) return !isAlive(Number(pid));
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > abandonedAfterMs;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * Names the machine and, on Linux, the process id namespace. Containers of one Kubernetes pod share
 * host name and workspace but not process ids: to each the others' processes look dead.
 */
function processSpace(): string {
  let namespace = '';
  try {
    namespace = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Not Linux: process ids are the machine's.
  }
  return createHash('sha256').update(`${hostname()} ${namespace}`).digest('hex').slice(0, 12);
}
