import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasEnded, stampOf } from '../../../src/adapters/secrets/process-stamp.ts';

/** Node's own cache of compiled code: it writes temporary files of its own there. */
const compileCache = 'node-compile-cache';

/**
 * Everything below some folders, as paths relative to them without what differs from run to run: the
 * ids of runs and the numbers of releases. What a killed process leaves beside that of a finished one
 * stands out.
 */
export function listKinds(folders: readonly string[]): Set<string> {
  const kinds = new Set<string>();
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = relative(folder, join(entry.parentPath, entry.name));
      if (path.split('/').some((part) => part === '.git' || part === compileCache)) continue;
      kinds.add(
        path.replace(/(runs\/)\d{8}-\d{6}(-\d+)?/, '$1*').replace(/(releases\/.*\/)\d{6}/, '$1*'),
      );
    }
  }
  return kinds;
}

/** Private folders in memory whose process is gone, so that nobody else will remove them. */
export function listAbandonedMemory(): string[] {
  return readdirSync('/dev/shm').filter((name) => {
    const stamped = /^platform-(\d+-\d+-\d+-[0-9a-f]{8})$/.exec(name)?.[1];
    return stamped !== undefined && hasEnded(stampOf(stamped));
  });
}
