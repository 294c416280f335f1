import { lstatSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../diagnostics/errors.ts';

/**
 * A folder below `.platform` of a repository for files that are never committed; made when it is
 * missing, with a `.gitignore` of its own.
 *
 * @param name `cache` or `types`
 * @returns its real path; undefined when the repository can't be written to
 * @throws UserError `compiler.platformFolder` when `.platform` or the folder is a link or a file: what
 * is written there would land elsewhere
 */
export function ensurePlatformFolder(repository: string, name: string): string | undefined {
  try {
    const present = findPlatformFolder(repository, name);
    if (present !== undefined) return present;
    const folder = join(realpathSync(repository), '.platform', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '.gitignore'), '*\n');
    return folder;
  } catch (error) {
    if (error instanceof UserError) throw error;
    return undefined;
  }
}

/**
 * The real path of a folder below `.platform` when it is there.
 *
 * @throws UserError `compiler.platformFolder`, and the operating system's error when the repository
 * does not exist
 */
export function findPlatformFolder(repository: string, name: string): string | undefined {
  const platform = join(realpathSync(repository), '.platform');
  const folder = join(platform, name);
  return isFolder(platform) && isFolder(folder) ? folder : undefined;
}

function isFolder(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined || found.isDirectory()) return found !== undefined;
  throw new UserError('compiler.platformFolder', `${path} is not a folder of the repository.`, {
    mend: `Remove ${path}; it is made anew. Links are not followed, since they could lead anywhere.`,
  });
}
