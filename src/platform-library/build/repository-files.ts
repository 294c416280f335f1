import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { verifyText } from '../../emit/generated-header.ts';
import { verifyJson } from '../../emit/generated-json.ts';

/** Folders of a library's repository that hold generated files only. */
const generatedFolders = ['vars', 'resources/platform', 'schemas/steps'];

/**
 * How a generated file of the repository differs from what would be generated now: `missing`,
 * `stale` when the contracts went on, `edited` when somebody changed it by hand, `left-over` when
 * nothing generates it any more.
 */
export interface FileDifference {
  readonly path: string;
  readonly state: 'missing' | 'stale' | 'edited' | 'left-over';
}

/** Compares the generated files of a repository with what would be generated now; sorted by path. */
export function compareRepositoryFiles(
  root: string,
  files: ReadonlyMap<string, string>,
): FileDifference[] {
  const differing = [...files].flatMap(([path, content]): FileDifference[] => {
    const found = readText(join(root, path));
    if (found === undefined) return [{ path, state: 'missing' }];
    if (withoutReturns(found) === content) return [];
    return [{ path, state: isEdited(path, found) ? 'edited' : 'stale' }];
  });
  const leftOver = listGenerated(root)
    .filter((path) => !files.has(path))
    .map((path): FileDifference => ({ path, state: 'left-over' }));
  return [...differing, ...leftOver].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Writes what differs, each file all or not at all, and removes what is left over. */
export function writeRepositoryFiles(
  root: string,
  files: ReadonlyMap<string, string>,
): FileDifference[] {
  const differences = compareRepositoryFiles(root, files);
  for (const { path, state } of differences) {
    const file = join(root, path);
    if (state === 'left-over') {
      rmSync(file);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileAtomic.sync(file, files.get(path) as string, { fsync: false });
  }
  return differences;
}

/** Schemas carry no seal of their own: they are only stale. */
function isEdited(path: string, text: string): boolean {
  if (path.startsWith('vars/')) return verifyText(text) === 'edited';
  return path.startsWith('resources/') && path.endsWith('.json') && verifyJson(text) === 'edited';
}

function listGenerated(root: string): string[] {
  return generatedFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) =>
      readdirSync(join(root, folder), { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${folder}/${entry.name}`),
    );
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Git may have changed line ends on its way. */
function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
