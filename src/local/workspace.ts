import { constants, copyFile, lstat, mkdir, readlink, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';

/** Lays the source files into a new workspace; where the file system can, copies share their blocks. */
export async function createWorkspace(
  repository: string,
  files: readonly string[],
  workspace: string,
): Promise<void> {
  const limit = pLimit(16);
  await mkdir(workspace, { recursive: true });
  const folders = [...new Set(files.map((file) => dirname(file)))];
  for (const folder of folders) await mkdir(join(workspace, folder), { recursive: true });
  await Promise.all(
    files.map((file) => limit(() => copyEntry(join(repository, file), join(workspace, file)))),
  );
}

async function copyEntry(source: string, target: string): Promise<void> {
  const found = await lstat(source).catch(() => undefined);
  if (found === undefined || found.isDirectory()) return; // deleted in the working tree, or a submodule
  if (found.isSymbolicLink()) await symlink(await readlink(source), target);
  else await copyFile(source, target, constants.COPYFILE_FICLONE);
}
