import { join } from 'node:path';
import { execa } from 'execa';
import { copyRepository } from './copy-repository.ts';

/**
 * Builds the commands in a copy of the repository, so that no build of somebody else replaces them
 * while they run. Returns the launcher's absolute path.
 */
export async function buildCli(root: string, folder: string): Promise<string> {
  await copyRepository(root, folder);
  await execa(process.execPath, ['src/development/build.ts'], { cwd: folder });
  return join(folder, 'src/cli/launcher.cjs');
}
