import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { execa } from 'execa';

/**
 * Copies what Git knows or would add of the repository, with the installed packages linked, so that
 * nothing is built or mutated among the files that somebody works on.
 */
export async function copyRepository(root: string, folder: string): Promise<void> {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const { stdout } = await execa('git', args, { cwd: root });
  for (const path of stdout.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    try {
      copyFileSync(join(root, path), join(folder, path));
    } catch (error) {
      // Removed, and not yet by Git.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
}
