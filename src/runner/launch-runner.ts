import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../diagnostics/errors.ts';

/** Where the runners of libraries can lie. */
export interface RunnerPlaces {
  /** Folder of the agent image, `<sha256>.mjs` for each library version; on its read-only root. */
  readonly installed: string;
  /** `WORKSPACE_TMP` of the stage, where `installRunner()` puts the runner that the library carries. */
  readonly temporary: string | undefined;
}

/**
 * Starts the runner of a platform team's library with exactly the bytes that the library's steps
 * ask for. Versions stand beside each other: every step names its own.
 *
 * @param args `--sha256 <64 hexadecimal digits> <request>`
 * @throws UserError `runner.usage`, `runner.missing` when no place has the runner, and
 *   `runner.checksum` when what lies there is another one; nothing of it has run then
 */
export async function launchRunner(args: readonly string[], places: RunnerPlaces): Promise<void> {
  const [option, sha256 = '', ...rest] = args;
  if (option !== '--sha256' || !/^[0-9a-f]{64}$/.test(sha256))
    throw new UserError('runner.usage', 'The runner is started with --sha256 and its checksum.', {
      mend: 'It is started by the steps of the shared library.',
    });
  const installed = join(places.installed, `${sha256}.mjs`);
  const bytes = readIfThere(installed);
  const carried =
    places.temporary === undefined ? undefined : join(places.temporary, 'platform/runner.mjs');
  const found = bytes ?? (carried === undefined ? undefined : readIfThere(carried));
  if (found === undefined)
    throw new UserError('runner.missing', `This agent has no runner ${sha256}.`, {
      mend: "Use an agent image of the library's version, or call installRunner() first in the stage.",
      exit: 'missingPrerequisite',
    });
  const actual = createHash('sha256').update(found).digest('hex');
  if (actual !== sha256)
    throw new UserError(
      'runner.checksum',
      `The runner in ${bytes === undefined ? carried : installed} has the checksum ${actual}; the library asks for ${sha256}.`,
      {
        mend: 'Somebody changed it, or it is cut off. Nothing of it was started; install it again.',
        exit: 'refused',
      },
    );
  process.argv.splice(2, process.argv.length, ...rest);
  if (bytes === undefined) await importCopy(found);
  else await import(pathToFileURL(installed).href);
}

/** What is started must be what was checked: others may write where the original lies. */
async function importCopy(bytes: Buffer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'platform-runner-'));
  try {
    const file = join(folder, 'runner.mjs');
    writeFileSync(file, bytes, { mode: 0o600 });
    await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
