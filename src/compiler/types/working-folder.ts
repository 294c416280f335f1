import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../cache/is-alive.ts';
import { ensurePlatformFolder } from '../cache/platform-folder.ts';

let made = 0;

/**
 * An empty folder for the files of one type check: in `.platform/types` of the repository, or in the
 * temporary folder when the repository is read-only. Folders that killed processes left behind are
 * removed on the way.
 */
export function createWorkingFolder(repository: string): string {
  const parent = ensurePlatformFolder(repository, 'types');
  if (parent === undefined) return mkdtempSync(join(tmpdir(), 'jenkins-pipeline-sdk-types-'));
  removeAbandoned(parent);
  made += 1;
  const folder = join(parent, `check-${process.pid}-${made}`);
  rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder);
    return folder;
  } catch {
    return mkdtempSync(join(tmpdir(), 'jenkins-pipeline-sdk-types-'));
  }
}

/** Removes a working folder; one that can't be removed is left to the next check. */
export function removeWorkingFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {}
}

function removeAbandoned(parent: string): void {
  for (const name of readdirSync(parent)) {
    const process = /^check-(\d+)-\d+$/u.exec(name)?.[1];
    if (process !== undefined && !isAlive(Number(process))) removeWorkingFolder(join(parent, name));
  }
}
