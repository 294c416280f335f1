import { readFileSync, readlinkSync } from 'node:fs';

/**
 * Names a process so that nobody takes a later one with the same number for it:
 * `<process namespace>-<pid>-<start in clock ticks since boot>`, the first and last 0 where there is
 * no `/proc` (macOS).
 */
export function readOwnStamp(): string {
  return `${readNamespace()}-${process.pid}-${readStartTicks(process.pid) ?? 0}`;
}

let given = 0;

/**
 * A name for something of this process, different at every call: its stamp and eight digits. Not
 * random, since `node:crypto` takes 4 ms to load, a sixth of the start of a step (measured).
 */
export function createStampedName(): string {
  given++;
  return `${readOwnStamp()}-${given.toString(16).padStart(8, '0')}`;
}

/** The stamp in a name of `createStampedName`. */
export function stampOf(name: string): string {
  return name.slice(0, name.lastIndexOf('-'));
}

/**
 * Whether the process of a stamp has ended. False when that can't be known: a stamp of another
 * process namespace (another container that shares the folder), or no stamp at all.
 */
export function hasEnded(stamp: string): boolean {
  const [, namespace, pid, startTicks] = /^(\d+)-(\d+)-(\d+)$/.exec(stamp) ?? [];
  if (pid === undefined || namespace !== readNamespace()) return false;
  if (namespace === '0') return !exists(Number(pid));
  return readStartTicks(Number(pid)) !== Number(startTicks);
}

function readNamespace(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? '0';
  } catch {
    return '0';
  }
}

/** Undefined for a process that is gone, or dead and not yet collected by its parent. */
function readStartTicks(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in parentheses may hold anything, parentheses too; proc_pid_stat(5).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : Number(fields[19]);
  } catch {
    return undefined;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
