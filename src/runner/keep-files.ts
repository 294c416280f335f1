import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { matchFiles } from './match-files.ts';

/** Copies the files that match to where people find them after the run; returns their names, sorted. */
export async function keepFiles(
  directory: string,
  globs: readonly string[],
  target: string,
): Promise<string[]> {
  const files = await matchFiles(directory, globs);
  for (const file of files) {
    await mkdir(dirname(join(target, file)), { recursive: true });
    await copyFile(join(directory, file), join(target, file));
  }
  return files;
}
