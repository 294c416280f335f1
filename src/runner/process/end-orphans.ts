import { setTimeout } from 'node:timers/promises';
import { hasEnded, stampOf } from '../../adapters/secrets/process-stamp.ts';
import { GUARD_VARIABLE } from './process-guard.ts';
import {
  hasProcessTable,
  type ProcessEntry,
  readMarkers,
  readProcessTable,
  readVariable,
} from './process-table.ts';
import { endTree, type ProcessTree, signalMember } from './process-tree.ts';
import { TERMINATION_LIMITS, type TerminationLimits } from './termination-limits.ts';

/** They were asked once already, by the guard of the run that they belonged to. */
const ORPHAN_LIMITS: TerminationLimits = { ...TERMINATION_LIMITS, graceMs: 2_000 };

/**
 * Ends what commands of killed runs left behind: every process with a marker of a runner that is
 * gone, and the guards of such runners. A guard does the same within seconds; this is for the next
 * run, which must not meet them, and for guards that were killed too. Linux only: elsewhere the
 * guard alone has to do.
 *
 * @returns the names of the programs that were found.
 */
export async function endOrphans(limits: TerminationLimits = ORPHAN_LIMITS): Promise<string[]> {
  if (!hasProcessTable) return [];
  const found: string[] = [];
  const markers = new Set<string>();
  for (const { pid, name } of readProcessTable()) {
    const orphaned = readMarkers(pid).filter((marker) => hasEnded(stampOf(marker)));
    for (const marker of orphaned) markers.add(marker);
    if (orphaned.length > 0) found.push(name);
  }
  const trees = [...markers].map(
    (marker): ProcessTree => ({ pid: NO_LEADER, marker, isOurs: false }),
  );
  await Promise.all(trees.map((tree) => endTree(tree, limits)));
  await endGuards(limits.killMs);
  return found;
}

/** The leader may be gone and its number be somebody else's: only the marker counts. */
const NO_LEADER = -1;
const POLL_MS = 50;

/**
 * A guard that finds nobody goes by itself, a second after its first look: till then a process may
 * turn up that was just being started when its runner was killed. What stays is killed.
 */
async function endGuards(limitMs: number): Promise<void> {
  const start = performance.now();
  for (let guards = listLostGuards(); guards.length > 0; guards = listLostGuards()) {
    const passedMs = performance.now() - start;
    if (passedMs > limitMs) for (const guard of guards) signalMember(guard, 'SIGKILL');
    if (passedMs > 2 * limitMs) return;
    await setTimeout(POLL_MS);
  }
}

function listLostGuards(): ProcessEntry[] {
  return readProcessTable().filter(({ pid }) => {
    const owner = readVariable(pid, GUARD_VARIABLE);
    return owner !== undefined && hasEnded(owner);
  });
}
