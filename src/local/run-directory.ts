import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createStampedName, readOwnStamp } from '../adapters/secrets/process-stamp.ts';
import { cleanUpRuns } from './clean-up-runs.ts';
import type { RunRecord } from './run-record.ts';

/** The folders of one run. */
export interface RunDirectory {
  readonly id: string;
  readonly path: string;
  readonly logs: string;
  readonly workspaces: string;
  readonly outputs: string;
  readonly files: string;
  readonly artifacts: string;
  readonly temporary: string;
}

function foldersOf(runs: string, id: string): RunDirectory {
  const path = join(runs, id);
  return {
    id,
    path,
    logs: join(path, 'logs'),
    workspaces: join(path, 'workspaces'),
    outputs: join(path, 'outputs'),
    files: join(path, 'files'),
    artifacts: join(path, 'artifacts'),
    temporary: join(path, 'temporary'),
  };
}

/**
 * Makes the folders of a new run, named after the time, and cleans up after old ones. The directory
 * appears with all that belongs to it, so that no other run takes it for one that was killed.
 */
export async function createRunDirectory(repository: string, now: Date): Promise<RunDirectory> {
  const runs = join(repository, '.platform/runs');
  await mkdir(runs, { recursive: true });
  await cleanUpRuns(runs);
  const stamp = now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
  const starting = join(runs, `.starting-${createStampedName()}`);
  const { id: _id, path: _path, ...folders } = foldersOf(starting, '');
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  await writeFile(join(starting, 'process'), readOwnStamp());
  for (let count = 1 + (await countRuns(runs, stamp)); ; count += 1) {
    const directory = foldersOf(runs, count === 1 ? stamp : `${stamp}-${count}`);
    try {
      await rename(starting, directory.path);
      return directory;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    }
  }
}

/** The highest count of a run of that second; older ones may be gone already. */
async function countRuns(runs: string, stamp: string): Promise<number> {
  const counts = (await readdir(runs))
    .filter((name) => name === stamp || name.startsWith(`${stamp}-`))
    .map((name) => Number(name.slice(stamp.length + 1) || 1));
  return Math.max(0, ...counts);
}

/** Removes what only a running run needs; logs, artifacts, outputs and the report stay. */
export async function finishRunDirectory({
  path,
  workspaces,
  temporary,
}: RunDirectory): Promise<void> {
  await rm(workspaces, { recursive: true, force: true });
  await rm(temporary, { recursive: true, force: true });
  await rm(join(path, 'process'), { force: true });
}

/** Ids of runs, oldest first; those of one second are counted. */
const byTime = new Intl.Collator('en', { numeric: true }).compare;

/** A run that is over, with its folders. */
export interface PastRun {
  readonly record: RunRecord;
  readonly directory: RunDirectory;
}

/** The finished runs of a pipeline, newest first, each read when it is asked for. */
export async function* readRuns(
  repository: string,
  pipeline: string,
): AsyncGenerator<PastRun, undefined> {
  const runs = join(repository, '.platform/runs');
  const ids = (await readdir(runs).catch(() => [])).sort(byTime).reverse();
  for (const id of ids) {
    const directory = foldersOf(runs, id);
    const record = await readRecord(directory);
    if (record?.version === 1 && record.pipeline === pipeline) yield { record, directory };
  }
}

/** Undefined for a run that goes on or was killed. */
async function readRecord({ path }: RunDirectory): Promise<RunRecord | undefined> {
  try {
    return JSON.parse(await readFile(join(path, 'run.json'), 'utf8')) as RunRecord;
  } catch {
    return undefined;
  }
}

/** The newest finished run of this pipeline; undefined when there is none. */
export async function readLastRun(
  repository: string,
  pipeline: string,
): Promise<PastRun | undefined> {
  return (await readRuns(repository, pipeline).next()).value;
}
