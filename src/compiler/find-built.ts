import { join, sep } from 'node:path';
import { packageRoot } from '../package-root.ts';

/** The folder of the build. */
export const buildFolder: string = join(packageRoot, 'dist');

/**
 * A file that the build made, when this code is a part of the build itself; undefined from source,
 * where what lies in the build may be of another day.
 */
export function findBuilt(path: string): string | undefined {
  const isBuilt = import.meta.dirname.startsWith(`${buildFolder}${sep}`);
  return isBuilt ? join(buildFolder, path) : undefined;
}
