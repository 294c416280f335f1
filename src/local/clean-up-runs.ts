import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepPrivateFolders } from '../adapters/secrets/private-folder.ts';
import { hasEnded, stampOf } from '../adapters/secrets/process-stamp.ts';
import { endOrphans } from '../runner/process/end-orphans.ts';

/** How many runs are kept with their logs and reports, beside the one that starts. */
const keptRuns = 9;

const startingMark = '.starting-';

/**
 * Cleans up after old runs: those that were killed lose their workspaces, private files and
 * processes, and only the newest are kept. Runs that go on are left alone.
 */
export async function cleanUpRuns(runs: string): Promise<void> {
  const names = (await readdir(runs)).sort(new Intl.Collator('en', { numeric: true }).compare);
  const ids = names.filter((name) => !name.startsWith('.'));
  let hasKilledRun = false;
  for (const name of names) {
    const path = join(runs, name);
    if (name.startsWith(startingMark)) {
      if (hasEnded(stampOf(name.slice(startingMark.length))))
        await rm(path, { recursive: true, force: true });
      continue;
    }
    const stamp = await readFile(join(path, 'process'), 'utf8').catch(() => undefined);
    if (stamp !== undefined && !hasEnded(stamp)) continue;
    if (ids.indexOf(name) < ids.length - keptRuns) await rm(path, { recursive: true, force: true });
    if (stamp === undefined) continue;
    hasKilledRun = true;
    await rm(join(path, 'workspaces'), { recursive: true, force: true });
    await rm(join(path, 'temporary'), { recursive: true, force: true });
    await rm(join(path, 'process'), { force: true });
  }
  if (!hasKilledRun) return;
  sweepPrivateFolders();
  await endOrphans();
}
