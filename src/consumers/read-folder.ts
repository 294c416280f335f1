import { existsSync } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { glob } from 'tinyglobby';
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
  const pipelines = await glob([`**/${pipelineFileName}`], {
    cwd: folder,
    followSymbolicLinks: false,
    expandDirectories: false,
    ignore: ['**/node_modules/**', '**/.git/**', '**/.platform/**'],
  });
  const byRoot = new Map<string, string[]>();
  for (const path of pipelines.sort()) {
    const root = findRoot(folder, path);
    byRoot.set(root, [...(byRoot.get(root) ?? []), path.slice(root === '' ? 0 : root.length + 1)]);
  }
  const consumers = [...byRoot].map(([root, paths]) =>
    createConsumer(join(folder, root), root === '' ? name : `${name}/${root}`, paths),
  );
  if (consumers.length > 0) return { consumers, unread: [] };
  return { consumers, unread: [{ name, problem: `It has no ${pipelineFileName}.` }] };
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
