import { existsSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, posix, relative, sep } from 'node:path';
import { type Consumer, type FoundConsumers, pipelineFileName } from './consumer.ts';

/** Files of an author are small; what is larger is none of theirs. */
const maxFileBytes = 2_000_000;

/**
 * The repositories below a folder: the folder itself when it is one, otherwise those of its
 * subfolders that have a pipeline. A folder with `.git` is one repository, whatever pipelines it
 * holds; without, each folder with a pipeline file is one.
 *
 * @param folder absolute path
 * @param name what people call the folder
 */
export async function readFolder(folder: string, name: string): Promise<FoundConsumers> {
  const found = await stat(folder).catch(() => undefined);
  if (found === undefined || !found.isDirectory())
    return { consumers: [], unread: [{ name, problem: 'There is no such folder.' }] };
  const pipelines = await findPipelineFiles(folder);
  const byRoot = new Map<string, string[]>();
  for (const path of pipelines.sort()) {
    const root = findRoot(folder, path);
    byRoot.set(root, [...(byRoot.get(root) ?? []), path.slice(root === '' ? 0 : root.length + 1)]);
  }
  const consumers = [...byRoot].map(([root, paths]) =>
    createConsumer(join(folder, root), posix.join(name, root), paths),
  );
  if (consumers.length > 0) return { consumers, unread: [] };
  return { consumers, unread: [{ name, problem: `It has no ${pipelineFileName}.` }] };
}

/** Folders of tools, in which nobody writes pipelines. */
const skipped: ReadonlySet<string> = new Set(['node_modules', '.git', '.platform']);

/** Below a folder, links to folders left out; a pipeline file itself may be a link. */
async function findPipelineFiles(folder: string, below = ''): Promise<string[]> {
  const entries = await readdir(join(folder, below), { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries) {
    const path = posix.join(below, entry.name);
    if (entry.isDirectory() && !skipped.has(entry.name))
      found.push(...(await findPipelineFiles(folder, path)));
    else if (entry.name === pipelineFileName && !entry.isDirectory()) found.push(path);
  }
  return found;
}

/** The nearest folder with `.git` above a pipeline, or the folder of the pipeline when there is none. */
function findRoot(folder: string, path: string): string {
  const parts = path.split('/').slice(0, -1);
  for (let length = parts.length; length >= 0; length--) {
    const root = parts.slice(0, length).join('/');
    if (existsSync(join(folder, root, '.git'))) return root;
  }
  return parts.join('/');
}

/** A repository on this machine. Files outside of it are not there, wherever a link leads. */
function createConsumer(root: string, name: string, pipelines: readonly string[]): Consumer {
  return {
    name: name.split(sep).join('/'),
    root,
    pipelines,
    read: async (path) => {
      const file = await findInside(root, path);
      if (file === undefined) return undefined;
      return readFile(file, 'utf8');
    },
  };
}

/** The real path of a file of a repository; undefined when there is none, or when it lies elsewhere. */
export async function findInside(root: string, path: string): Promise<string | undefined> {
  const file = await realpath(join(root, path)).catch(() => undefined);
  if (file === undefined) return undefined;
  const inside = relative(await realpath(root), file);
  if (inside.startsWith('..') || isAbsolute(inside)) return undefined;
  const found = await stat(file);
  return found.isFile() && found.size <= maxFileBytes ? file : undefined;
}
