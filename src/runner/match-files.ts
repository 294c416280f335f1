import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { StepError } from '../diagnostics/errors.ts';

/**
 * The files of a folder that match, relative to it and sorted; files whose names begin with a dot
 * too, symbolic links not. Throws `StepError` `path.outside` for a glob that leaves the folder, by
 * `..`, as an absolute path or through a link.
 */
export async function matchFiles(directory: string, globs: readonly string[]): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob([...globs], {
    cwd: directory,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
  });
  const root = `${await realpath(directory)}${sep}`;
  for (const file of files) {
    const isInside =
      !file.startsWith('../') && (await realpath(join(directory, file))).startsWith(root);
    if (isInside) continue;
    throw new StepError('path.outside', `${globs.join(', ')} finds ${file}, outside the folder.`, {
      mend: 'Give globs relative to the folder that stay within it.',
      exit: 'invalid',
    });
  }
  return files.sort();
}
