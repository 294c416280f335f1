import { existsSync, readdirSync } from 'node:fs';
import { readSmallFile } from './read-small-file.ts';
import { MARKER_VARIABLE } from './step-marker.ts';

/** A process as Linux lists it; proc_pid_stat(5). */
export interface ProcessEntry {
  readonly pid: number;
  /** Name of the program, at most 15 characters. Never its arguments: they may hold secrets. */
  readonly name: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Start in clock ticks since boot. */
  readonly startTicks: number;
}

const KERNEL_THREAD = 0x0020_0000;

/** Whether processes can be listed: on Linux. Elsewhere only process groups are known. */
export const hasProcessTable = existsSync('/proc/self/stat');

/** Every process that runs; the dead that wait for their parent and kernel threads are left out. */
export function readProcessTable(): ProcessEntry[] {
  const entries: ProcessEntry[] = [];
  for (const directory of readdirSync('/proc')) {
    if (!/^\d/.test(directory)) continue;
    const entry = readEntry(Number(directory));
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}

/** The markers that a process was started with; none when it is gone or belongs to someone else. */
export function readMarkers(pid: number): string[] {
  return readVariable(pid, MARKER_VARIABLE)?.split(' ') ?? [];
}

/** A variable of the environment that a process was started with. */
export function readVariable(pid: number, name: string): string | undefined {
  const environment = readSmallFile(`/proc/${pid}/environ`);
  if (environment === undefined) return undefined;
  const assignment = `${name}=`;
  let start = environment.indexOf(assignment);
  while (start > 0 && environment[start - 1] !== 0) {
    start = environment.indexOf(assignment, start + 1);
  }
  if (start === -1) return undefined;
  const end = environment.indexOf(0, start);
  return environment.toString('latin1', start + assignment.length, end === -1 ? undefined : end);
}

function readEntry(pid: number): ProcessEntry | undefined {
  const stat = readSmallFile(`/proc/${pid}/stat`)?.toString('latin1');
  if (stat === undefined) return undefined;
  const nameEnd = stat.lastIndexOf(')');
  const fields = stat.slice(nameEnd + 2).split(' ');
  const [state] = fields;
  if (state === 'Z' || state === 'X' || (Number(fields[6]) & KERNEL_THREAD) !== 0) return undefined;
  return {
    pid,
    name: stat.slice(stat.indexOf('(') + 1, nameEnd),
    parent: Number(fields[1]),
    group: Number(fields[2]),
    session: Number(fields[3]),
    startTicks: Number(fields[19]),
  };
}
