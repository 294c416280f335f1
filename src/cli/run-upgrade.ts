import { join } from 'node:path';
import semver from 'semver';
import { manifestPath } from '../compatibility/library-manifest.ts';
import { readLibrary } from '../compatibility/read-library.ts';
import { findConsumers } from '../consumers/find-consumers.ts';
import { printUpgrade, printUpgradeDiff } from '../consumers/print-upgrade.ts';
import { upgradeConsumers } from '../consumers/upgrade-consumers.ts';
import { UserError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { findLibraryFolder } from '../library-identity.ts';
import { packageRoot } from '../package-root.ts';
import type { UpgradeCommandOptions } from './commands/upgrade.ts';
import type { Io } from './io.ts';

/** Rewrites the pipelines of the repositories and reports what was done, what was not, and why. */
export async function runUpgrade(
  folders: readonly string[],
  options: UpgradeCommandOptions,
  io: Io,
): Promise<number> {
  const { from, list: lists = [], dryRun = false } = options;
  if (from !== undefined && semver.valid(from) === null)
    throw new UserError('upgrade.from', `${JSON.stringify(from)} is no version.`, {
      mend: 'Give one with three numbers, for instance --from 1.4.0',
    });
  const library = await readLibrary(options.library ?? findInstalled(), io.cwd);
  const places = folders.length + lists.length === 0 ? ['.'] : folders;
  const { consumers, unread } = await findConsumers({ folders: places, lists, cwd: io.cwd });
  const reports = await upgradeConsumers(library, consumers, {
    dryRun,
    signal: io.signal,
    ...(from === undefined ? {} : { from }),
  });
  if (options.json === true)
    io.stdout(
      `${JSON.stringify({ library: { name: library.name, version: library.version }, dryRun, consumers: reports, unread }, null, 2)}\n`,
    );
  else {
    if (dryRun) io.stdout(printUpgradeDiff(reports));
    io.stdout(printUpgrade(reports, unread, library, dryRun));
  }
  const isOpen = reports.some(
    ({ files, problems }) => problems.length > 0 || files.some((file) => file.left.length > 0),
  );
  if (isOpen) return ExitCode.invalid;
  const isMissing = unread.length > 0 || reports.some(({ unwritten }) => unwritten.length > 0);
  return isMissing ? ExitCode.missingPrerequisite : ExitCode.success;
}

/** The manifest of the library that this command belongs to: a platform team's, or the base steps. */
function findInstalled(): string {
  const folder = findLibraryFolder();
  return folder === undefined ? join(packageRoot, manifestPath) : join(folder, 'manifest.json');
}
