import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** Never part of a workspace where no Git says what is: what packages brought, and a repository's own data. */
const leftOutFolders: ReadonlySet<string> = new Set(['node_modules', '.git']);

/**
 * The files that a stage starts with: everything Git tracks or does not ignore, as it lies in the
 * working tree. Without Git, everything but dependencies and this product's own folder. Links are
 * files, whatever they lead to.
 */
export async function listSourceFiles(repository: string): Promise<string[]> {
  const result = await execa(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { cwd: repository, reject: false, stdin: 'ignore' },
  );
  const files =
    result.exitCode === 0 ? result.stdout.split('\0') : await listFolder(repository, '');
  return [...new Set(files)].filter((file) => file !== '' && !isRunFile(file)).sort();
}

/** Every file and link below a folder, by its path from the top one; the glob library knows no links. */
async function listFolder(top: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(top, folder), { withFileTypes: true });
  const lists = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return leftOutFolders.has(entry.name) || isRunFile(path) ? [] : listFolder(top, path);
    return entry.isFile() || entry.isSymbolicLink() ? [path] : [];
  });
  return (await Promise.all(lists)).flat();
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
