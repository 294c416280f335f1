import { readFile } from 'node:fs/promises';
import writeFileAtomic from 'write-file-atomic';
import { codemods } from '../codemods/changes/index.ts';
import { planChanges } from '../codemods/plan-changes.ts';
import type { ParseProblem } from '../codemods/source/parse-source.ts';
import { type UpgradedSource, upgradeSource } from '../codemods/upgrade-source.ts';
import type { LibraryManifest } from '../compatibility/library-manifest.ts';
import { UserError } from '../diagnostics/errors.ts';
import type { Consumer, UnreadConsumer } from './consumer.ts';
import { findInside } from './read-folder.ts';
import { readSources } from './read-sources.ts';

/** What became of a consumer. */
export interface UpgradeReport {
  readonly consumer: string;
  /** Its files that import the library, whether they changed or not. */
  readonly files: readonly UpgradedSource[];
  /** Files that do not parse; they were left as they are. */
  readonly problems: readonly ParseProblem[];
  /** Why files could not be written. */
  readonly unwritten: readonly UnreadConsumer[];
}

/** How consumers are upgraded. */
export interface UpgradeOptions {
  /** The version that their files are written for; without it every change counts. */
  readonly from?: string;
  /** Find out what would change and write nothing. */
  readonly dryRun: boolean;
  /** Stops between two files. */
  readonly signal?: AbortSignal;
}

/**
 * Follows the changes of a library in the repositories that use it, one after the other. Each file
 * is replaced as a whole or not at all, and following again changes nothing: whatever stopped a run,
 * the next one goes on.
 *
 * @throws UserError `upgrade.change` when the library has a kind of change that this version does
 *   not know
 */
export async function upgradeConsumers(
  library: LibraryManifest,
  consumers: readonly Consumer[],
  options: UpgradeOptions,
): Promise<UpgradeReport[]> {
  const plan = planChanges(library, options.from);
  const unknown = plan.find(({ change }) => !Object.hasOwn(codemods, change.kind));
  if (unknown !== undefined)
    throw new UserError(
      'upgrade.change',
      `${library.name} ${library.version} changes ${unknown.step} in a way that this version does not know (${unknown.change.kind}).`,
      { mend: 'Use the version of jenkins-pipeline-sdk that the library was built with.' },
    );
  const reports: UpgradeReport[] = [];
  for (const consumer of consumers) {
    options.signal?.throwIfAborted();
    const { files: sources, problems } = await readSources(consumer);
    const files: UpgradedSource[] = [];
    for (const source of sources) {
      const upgraded = upgradeSource(source, plan, library);
      if (upgraded !== undefined) files.push(upgraded);
    }
    const unwritten = options.dryRun ? [] : await writeFiles(consumer, files);
    reports.push({ consumer: consumer.name, files, problems, unwritten });
  }
  return reports;
}

async function writeFiles(
  consumer: Consumer,
  files: readonly UpgradedSource[],
): Promise<UnreadConsumer[]> {
  const unwritten: UnreadConsumer[] = [];
  for (const { path, before, after } of files) {
    if (before === after) continue;
    const problem = await writeText(consumer, path, before, after);
    if (problem !== undefined) unwritten.push({ name: `${consumer.name}/${path}`, problem });
  }
  return unwritten;
}

/** Writes the real file, wherever in the repository a link leads; gives what was in the way. */
async function writeText(
  consumer: Consumer,
  path: string,
  before: string,
  after: string,
): Promise<string | undefined> {
  const root = consumer.root;
  const file = root === undefined ? undefined : await findInside(root, path);
  if (root === undefined || file === undefined) return 'It is not on this machine.';
  try {
    // Somebody may have saved the file since it was read, or its bytes are no UTF-8 and would be lost.
    if (!Buffer.from(before).equals(await readFile(file)))
      return 'It changed while it was upgraded, or is not UTF-8.';
    await writeFileAtomic(file, after);
    return undefined;
  } catch (error) {
    return `It can't be written (${(error as NodeJS.ErrnoException).code ?? String(error)}).`;
  }
}
