import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildCli } from '../soak/build-cli.ts';

/** Name of the folder among the temporary files of a test run; it is there until the run ends. */
export const builtPackageName = 'built-package';

/**
 * The package as it is shipped, built once for all tests of a run: what starts a process a hundred
 * times should not strip the types of all sources each time. Returns the absolute path of its root.
 */
export async function buildPackageOnce(): Promise<string> {
  const folder = join(tmpdir(), builtPackageName);
  const outcome = `${folder}-outcome`;
  if (isFirst(`${folder}-lock`)) {
    const failure = await buildCli(join(import.meta.dirname, '../..'), folder).then(
      () => '',
      (error: unknown) => String(error),
    );
    writeFileSync(`${outcome}.partial`, failure);
    renameSync(`${outcome}.partial`, outcome);
  }
  while (!existsSync(outcome)) await setTimeout(100);
  const failure = readFileSync(outcome, 'utf8');
  if (failure !== '') throw new Error(`The package could not be built: ${failure}`);
  return folder;
}

/** Whoever makes the folder does the work. */
function isFirst(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch {
    return false;
  }
}
