import { hasEnded } from '../../adapters/secrets/process-stamp.ts';
import { GUARD_VARIABLE } from './process-guard.ts';
import {
  hasProcessTable,
  type ProcessEntry,
  readMarkers,
  readProcessTable,
  readVariable,
} from './process-table.ts';
import { endTree, type ProcessTree } from './process-tree.ts';
import { stampOf } from './step-marker.ts';
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
  const table = readProcessTable();
  const found: ProcessEntry[] = [];
  const markers = new Set<string>();
  for (const entry of table) {
    const orphaned = readMarkers(entry.pid).filter((marker) => hasEnded(stampOf(marker)));
    for (const marker of orphaned) markers.add(marker);
    if (orphaned.length > 0) found.push(entry);
  }
  const trees = [...markers].map((marker): ProcessTree => ({ pid: NO_LEADER, marker }));
  await Promise.all(trees.map((tree) => endTree(tree, limits)));
  for (const { pid } of table) {
    const owner = readVariable(pid, GUARD_VARIABLE);
    if (owner !== undefined && hasEnded(owner)) kill(pid);
  }
  return found.map(({ name }) => name);
}

/** The leader may be gone and its number be somebody else's: only the marker counts. */
const NO_LEADER = -1;

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile.
  }
}
