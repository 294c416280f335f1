import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import type { RunRecord } from './run-record.ts';

/** How many runs are kept with their logs and reports. */
const keptRuns = 10;

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
 * Makes the folders of a new run and cleans up after old ones: runs that were killed lose their
 * workspaces and private files, and only the newest runs are kept.
 */
export async function createRunDirectory(repository: string, now: Date): Promise<RunDirectory> {
  const runs = join(repository, '.platform/runs');
  await mkdir(runs, { recursive: true });
  await cleanUp(runs);
  const stamp = now.toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
  for (let count = 1; ; count += 1) {
    const directory = foldersOf(runs, count === 1 ? stamp : `${stamp}-${count}`);
    try {
      await mkdir(directory.path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw error;
    }
    await writeFileAtomic(join(directory.path, 'pid'), String(process.pid));
    for (const folder of [
      directory.logs,
      directory.workspaces,
      directory.outputs,
      directory.files,
      directory.artifacts,
      directory.temporary,
    ])
      await mkdir(folder);
    return directory;
  }
}

async function cleanUp(runs: string): Promise<void> {
  const ids = (await readdir(runs, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  for (const [index, id] of ids.entries()) {
    const directory = foldersOf(runs, id);
    if (await isRunning(directory.path)) continue;
    if (index < ids.length - keptRuns + 1)
      await rm(directory.path, { recursive: true, force: true });
    else await finishRunDirectory(directory);
  }
}

async function isRunning(path: string): Promise<boolean> {
  const pid = Number(await readFile(join(path, 'pid'), 'utf8').catch(() => ''));
  if (!Number.isInteger(pid) || pid <= 0) return false;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes what only a running run needs; logs, artifacts, outputs and the report stay. */
export async function finishRunDirectory(directory: RunDirectory): Promise<void> {
  await rm(directory.workspaces, { recursive: true, force: true });
  await rm(directory.temporary, { recursive: true, force: true });
  await rm(join(directory.path, 'pid'), { force: true });
}

/** The newest finished run of this pipeline; undefined when there is none. */
export async function readLastRun(
  repository: string,
  pipeline: string,
): Promise<{ record: RunRecord; directory: RunDirectory } | undefined> {
  const runs = join(repository, '.platform/runs');
  const ids = (await readdir(runs).catch(() => [])).sort().reverse();
  for (const id of ids) {
    const directory = foldersOf(runs, id);
    try {
      const record = JSON.parse(
        await readFile(join(directory.path, 'run.json'), 'utf8'),
      ) as RunRecord;
      if (record.version === 1 && record.pipeline === pipeline) return { record, directory };
    } catch {}
  }
  return undefined;
}
