import { setTimeout } from 'node:timers/promises';
import { hasProcessTable, readMarkers, readProcessTable } from './process-table.ts';
import type { TerminationLimits } from './termination-limits.ts';

/** The processes of one command. */
export interface ProcessTree {
  /** The command itself: it leads a session and a group of this number. */
  readonly pid: number;
  readonly marker: string;
  /** Whether this process has started it: then nothing that is older belongs to it. */
  readonly isOurs: boolean;
}

/** What may be signalled: a process, or on macOS the whole group as a negative number. */
export interface TreeMember {
  readonly pid: number;
  readonly name: string;
}

/** How often the tree is looked at while it ends. */
const POLL_MS = 50;

/**
 * Every process of a command that runs: in its session or group, with its marker, or descended from
 * one of these. Not found is only who clears its environment, starts a session of its own and
 * outlives its parent.
 */
export function listTree(tree: ProcessTree): TreeMember[] {
  if (!hasProcessTable) return listGroup(tree.pid);
  const all = readProcessTable();
  const own = all.find(({ pid }) => pid === process.pid);
  const table = all.filter(({ pid }) => pid !== process.pid);
  const members = new Set<number>([tree.pid]);
  for (const { pid, group, session, startTicks } of table) {
    const isInside = group === tree.pid || session === tree.pid;
    const mayCarry = !tree.isOurs || own === undefined || startTicks >= own.startTicks;
    if (isInside || (mayCarry && readMarkers(pid).includes(tree.marker))) members.add(pid);
  }
  // Until nothing is added: the table is not sorted by descent.
  for (let size = 0; size !== members.size; ) {
    size = members.size;
    for (const { pid, parent } of table) if (members.has(parent)) members.add(pid);
  }
  return table.filter(({ pid }) => members.has(pid));
}

/** Sends a signal to every process of a command. */
export function signalTree(tree: ProcessTree, signal: NodeJS.Signals): void {
  for (const member of listTree(tree)) signalMember(member, signal);
}

/**
 * Ends every process of a command: SIGTERM, and SIGKILL to whoever is left after the grace.
 *
 * @param isAsked whether the processes have got SIGTERM already, as Jenkins sends it to each of
 * them: a second one makes many tools, Terraform for one, drop what they are cleaning up. Then the
 * first of ours is sent at half the grace.
 * @returns who could not be ended: other users' processes and those that hang in the kernel.
 */
export async function endTree(
  tree: ProcessTree,
  limits: TerminationLimits,
  isAsked = false,
): Promise<TreeMember[]> {
  const start = performance.now();
  const asked = new Set<number>();
  for (;;) {
    const members = listTree(tree);
    const passedMs = performance.now() - start;
    if (members.length === 0 || passedMs > limits.graceMs + limits.killMs) return members;
    for (const member of members) {
      if (passedMs >= limits.graceMs) signalMember(member, 'SIGKILL');
      else if (!asked.has(member.pid) && (!isAsked || passedMs >= limits.graceMs / 2)) {
        asked.add(member.pid);
        signalMember(member, 'SIGTERM');
        // A stopped process takes the signal only when it goes on.
        signalMember(member, 'SIGCONT');
      }
    }
    await setTimeout(POLL_MS);
  }
}

function listGroup(group: number): TreeMember[] {
  try {
    process.kill(-group, 0);
    return [{ pid: -group, name: 'process group' }];
  } catch {
    return [];
  }
}

/** Sends a signal, and does not mind when the process has ended or belongs to somebody else. */
export function signalMember({ pid }: TreeMember, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile, or it is not ours: who is left is returned.
  }
}
