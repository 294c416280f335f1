import { constants, copyFile, lstat, mkdir, readlink, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import pLimit from 'p-limit';
import { glob } from 'tinyglobby';

/**
 * The files that a stage starts with: everything Git tracks or does not ignore, as it lies in the
 * working tree. Without Git, everything but dependencies and this product's own folder.
 */
export async function listSourceFiles(repository: string): Promise<string[]> {
  const result = await execa(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: repository, reject: false, stdin: 'ignore' },
  );
  const files =
    result.exitCode === 0
      ? result.stdout.split('\0')
      : await glob(['**'], {
          cwd: repository,
          dot: true,
          onlyFiles: true,
          followSymbolicLinks: false,
          ignore: ['**/node_modules/**', '**/.git/**'],
        });
  return [...new Set(files)].filter((file) => file !== '' && !isRunFile(file)).sort();
}

/** Runs and their outputs never go into a workspace, even in a repository that does not ignore them. */
function isRunFile(file: string): boolean {
  return (
    /^\.platform\/(runs|cache|types|images|registry|releases|outputs)(\/|$)/.test(file) ||
    file === '.platform/secrets.local.yaml' ||
    file === '.platform/deployments.jsonl' ||
    file === '.platform/messages.jsonl'
  );
}

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
