import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Begins the name of every file that a write puts beside a generated one. */
const mark = '.platform-writing-';

/** A write takes milliseconds. What is older was left by a process that can't be seen from here. */
const longestWriteMs = 3_600_000;

/** Names that this process uses: in a container every process may have the same number. */
const ours = new Set<string>();

/** A path beside a file that nobody else uses, for its new content or its old one. */
export function nameWaitingFile(folder: string): string {
  const name = `${mark}${process.pid}-${ours.size + 1}-${process.hrtime.bigint()}`;
  ours.add(name);
  return join(folder, name);
}

/** Removes what writes that were killed left in a folder; a running one is left alone. */
export function removeLeftOvers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(mark) ? /^(\d+)-/.exec(name.slice(mark.length))?.[1] : undefined;
    if (pid === undefined || ours.has(name)) continue;
    const file = join(folder, name);
    const ageMs = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (!isOfAnother(Number(pid)) || ageMs > longestWriteMs) rmSync(file, { force: true });
  }
}

/** Whether a process of that number runs that is not this one. */
function isOfAnother(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
