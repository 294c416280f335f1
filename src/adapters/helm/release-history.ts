import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';
import type { RecordedResource } from './diff-release.ts';
import type { ImagePin } from './helm.ts';

/** Older revisions are removed; Helm itself keeps 10, and a folder costs less than a cluster. */
const REVISIONS_KEPT = 50;
/** How often another deploy of the same release may come first before something must be wrong. */
const ATTEMPTS = 50;
const WRITING = '.writing-';
const RECORD = 'record.json';

/** One revision as it is stored. */
export interface RevisionRecord {
  readonly release: string;
  readonly namespace: string;
  readonly revision: number;
  readonly deployedAt: string;
  readonly chart: string;
  readonly valuesFiles: readonly string[];
  readonly images: readonly ImagePin[];
  readonly manifestDigest: string;
  readonly resources: readonly RecordedResource[];
}

/** What a deploy stores: the record, and files for people by name. */
export interface RevisionContent {
  readonly record: RevisionRecord;
  readonly files: Readonly<Record<string, string>>;
}

/** The revisions of one release, each in a folder of its own: `<releases>/<namespace>/<release>/000001`. */
export interface ReleaseHistory {
  /** The newest revision; undefined before the first deploy. */
  readLatest(): Promise<RevisionRecord | undefined>;
  /** All revisions, newest first. */
  readAll(): Promise<RevisionRecord[]>;
  /**
   * Adds a revision. `create` gets the revision before and may be called again with a later one:
   * of two deploys at once the second compares with what the first has recorded.
   *
   * @returns the folder of the new revision.
   */
  append(
    create: (previous: RevisionRecord | undefined, revision: number) => RevisionContent,
  ): Promise<string>;
  /** Absolute path of a revision's folder. */
  resolveFolder(revision: number): string;
}

/**
 * Opens the history of a release. It needs no lock: a revision is written under a temporary name and
 * then renamed to its number, and a folder that has content cannot be replaced by a rename, so each
 * number is given once. A kill at any moment leaves at most a temporary folder, which the next
 * deploy of the release removes.
 *
 * @param folder the release's own; both names in it are DNS labels.
 */
export function openReleaseHistory(folder: string): ReleaseHistory {
  const resolveFolder = (revision: number): string =>
    join(folder, String(revision).padStart(6, '0'));

  const listRevisions = async (): Promise<number[]> => {
    const names = await readdir(folder).catch(() => []);
    return names
      .filter((name) => /^\d{6,}$/.test(name))
      .map(Number)
      .sort((a, b) => b - a);
  };
  const readRecord = async (revision: number): Promise<RevisionRecord | undefined> => {
    const text = await readFile(join(resolveFolder(revision), RECORD), 'utf8').catch(
      () => undefined,
    );
    return text === undefined ? undefined : (JSON.parse(text) as RevisionRecord);
  };
  const readAll = async (): Promise<RevisionRecord[]> => {
    const records = await Promise.all((await listRevisions()).map(readRecord));
    return records.filter((record) => record !== undefined);
  };
  const findNewest = async (revisions: readonly number[]): Promise<RevisionRecord | undefined> => {
    for (const revision of revisions) {
      const record = await readRecord(revision);
      if (record) return record;
    }
    return undefined;
  };

  const append: ReleaseHistory['append'] = async (create) => {
    await mkdir(folder, { recursive: true });
    await removeAbandoned(folder);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      // One look for both, or another deploy could come in between.
      const revisions = await listRevisions();
      const previous = await findNewest(revisions);
      const revision = (revisions[0] ?? 0) + 1;
      const { record, files } = create(previous, revision);
      if (await publish(resolveFolder(revision), { ...files, [RECORD]: printRecord(record) })) {
        await prune(revision);
        return resolveFolder(revision);
      }
    }
    throw new StepError('helmDeploy.history', `No new revision could be recorded in ${folder}.`, {
      mend: 'Run it again; when it fails again, remove the folder, which only holds the history.',
      retryable: true,
    });
  };

  const publish = async (target: string, files: Readonly<Record<string, string>>) => {
    const temporary = join(folder, `${WRITING}${process.pid}-${randomBytes(6).toString('hex')}`);
    await mkdir(temporary, { mode: 0o700 });
    try {
      for (const [name, text] of Object.entries(files)) {
        await writeFile(join(temporary, name), text, { mode: 0o600 });
      }
      await rename(temporary, target);
      return true;
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      // Another deploy took the number, or removed the folder as abandoned (another machine's process).
      const { code } = error as NodeJS.ErrnoException;
      if (['ENOTEMPTY', 'EEXIST', 'EPERM', 'ENOENT'].includes(code ?? '')) return false;
      throw error;
    }
  };

  const prune = async (newest: number): Promise<void> => {
    for (const revision of await listRevisions()) {
      if (revision > newest - REVISIONS_KEPT) continue;
      // Without its record a folder is no revision, so a kill in between does no harm.
      await rm(join(resolveFolder(revision), RECORD), { force: true });
      await rm(resolveFolder(revision), { recursive: true, force: true });
    }
  };

  return {
    readLatest: async () => findNewest(await listRevisions()),
    readAll,
    append,
    resolveFolder,
  };
}

function printRecord(record: RevisionRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(WRITING)) continue;
    const processId = Number(name.slice(WRITING.length).split('-')[0]);
    if (!isRunning(processId)) await rm(join(folder, name), { recursive: true, force: true });
  }
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it runs as another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
