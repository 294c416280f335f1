import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Absolute path of this package: the nearest folder above with a package.json, from source and from
 * a build alike. The runner of a platform team's library is one file without a package around it;
 * there it is the root of the file system, in which nothing of a package lies.
 */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(folder: string): string {
  const parent = dirname(folder);
  return parent === folder || existsSync(join(folder, 'package.json')) ? folder : findRoot(parent);
}
