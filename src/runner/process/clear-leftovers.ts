import { sweepPrivateFolders } from '../../adapters/secrets/private-folder.ts';
import { endOrphans } from './end-orphans.ts';

/**
 * Ends the processes and removes the private files of runs that were killed. Every run begins with
 * it; a step in Jenkins need not: there the guard ends the processes, and the files are in the
 * memory of a pod that goes.
 *
 * @returns the names of the programs that still ran.
 */
export async function clearLeftovers(): Promise<string[]> {
  const ended = await endOrphans();
  sweepPrivateFolders();
  return ended;
}
