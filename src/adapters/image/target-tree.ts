import {
  chmodSync,
  lchownSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join, posix } from 'node:path';
import type { Header } from 'tar-stream';
import { StepError } from '../../diagnostics/errors.ts';
import { resolveInRoot } from './resolve-in-root.ts';

/** A folder into which layers are unpacked. */
export interface TargetTree {
  readonly root: string;
  /** Modes of folders, set at the very end: a read-only one could not be filled. */
  readonly folderModes: Map<string, number>;
  /** Paths that the current layer wrote: its deletions mean only what lies below it. */
  readonly written: Set<string>;
  /** Devices and pipes, which are not made. */
  readonly skipped: string[];
}

/** By these names a layer deletes a file, or all that lower layers have in a folder (OCI image-spec, layer.md). */
const deletionPrefix = '.wh.';
const clearingName = '.wh..wh..opq';

/** Permissions and the sticky bit; those that change the user on start are not kept. */
const keptModeBits = 0o1777;

const isRoot = process.getuid?.() === 0;

/**
 * Applies one entry of a layer.
 *
 * @throws StepError `image.unsafePath`, `image.layerCorrupt`; the file system's errors as they come.
 */
export async function applyEntry(
  tree: TargetTree,
  header: Header,
  content: AsyncIterable<Buffer>,
): Promise<void> {
  const path = readPath(header.name);
  if (path === '') return;
  const place = resolveInRoot(tree.root, path);
  const name = posix.basename(path);
  if (name === clearingName) return clearFolder(tree, posix.dirname(place));
  if (name.startsWith(deletionPrefix)) return deletePath(tree, place);
  tree.written.add(place);
  if (header.type === 'directory') makeFolder(tree, place, header);
  else if (header.type === 'symlink') makeLink(tree, place, header);
  else if (header.type === 'link') makeHardLink(tree, place, header);
  else if (header.type === 'file' || header.type === 'contiguous-file')
    await writeFile(tree, place, header, content);
  else tree.skipped.push(path);
}

/** Gives the folders the modes that the layers say, deepest first. */
export function applyFolderModes(tree: TargetTree): void {
  const deepestFirst = [...tree.folderModes].sort(([left], [right]) => right.length - left.length);
  for (const [place, mode] of deepestFirst) {
    const stats = lstatSync(join(tree.root, place), { throwIfNoEntry: false });
    if (stats?.isDirectory() === true) chmodSync(join(tree.root, place), mode);
  }
}

/** `./a/b/` and `/a/b` are `a/b`. A path that climbs is never a mistake of an honest tool. */
function readPath(name: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  const last = parts.at(-1) ?? '';
  const isDeletionOfNoName = ['.wh.', '.wh..', '.wh...'].includes(last);
  if (!parts.includes('..') && !isDeletionOfNoName) return parts.join('/');
  throw new StepError(
    'image.unsafePath',
    `A layer of the image holds the path ${JSON.stringify(name)}, which leads out of it.`,
    {
      mend: 'Do not use this image: it was made to write outside its own files.',
      exit: 'refused',
    },
  );
}

function clearFolder(tree: TargetTree, folder: string): void {
  for (const name of readdirSync(join(tree.root, folder))) {
    const place = posix.join(folder, name);
    if (!isOfThisLayer(tree, place)) remove(tree, place);
  }
}

function deletePath(tree: TargetTree, place: string): void {
  const deleted = posix.join(
    posix.dirname(place),
    posix.basename(place).slice(deletionPrefix.length),
  );
  if (!isOfThisLayer(tree, deleted)) remove(tree, deleted);
}

function isOfThisLayer(tree: TargetTree, place: string): boolean {
  return tree.written.has(place) || [...tree.written].some((path) => path.startsWith(`${place}/`));
}

function makeFolder(tree: TargetTree, place: string, header: Header): void {
  const path = join(tree.root, place);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() !== true) {
    remove(tree, place);
    mkdirSync(path, 0o755);
  }
  giveOwner(path, header);
  tree.folderModes.set(place, header.mode & keptModeBits);
}

function makeLink(tree: TargetTree, place: string, header: Header): void {
  remove(tree, place);
  symlinkSync(header.linkname, join(tree.root, place));
  giveOwner(join(tree.root, place), header);
}

function makeHardLink(tree: TargetTree, place: string, header: Header): void {
  const target = resolveInRoot(tree.root, readPath(header.linkname));
  if (target === place) return;
  const isThere = lstatSync(join(tree.root, target), { throwIfNoEntry: false }) !== undefined;
  if (!isThere) throw missingLinkTarget(place, target);
  remove(tree, place);
  linkSync(join(tree.root, target), join(tree.root, place));
}

async function writeFile(
  tree: TargetTree,
  place: string,
  header: Header,
  content: AsyncIterable<Buffer>,
): Promise<void> {
  const path = join(tree.root, place);
  const file = await createFile(tree, place);
  try {
    for await (const chunk of content) await file.writeFile(chunk);
    giveOwner(path, header);
    await file.chmod(header.mode & keptModeBits);
  } finally {
    await file.close();
  }
}

/** Always a new file: writing into one that is there could write through a link. */
async function createFile(tree: TargetTree, place: string): Promise<FileHandle> {
  const path = join(tree.root, place);
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    remove(tree, place);
    return open(path, 'wx', 0o600);
  }
}

function giveOwner(path: string, header: Header): void {
  if (isRoot) lchownSync(path, header.uid, header.gid);
}

function remove(tree: TargetTree, place: string): void {
  rmSync(join(tree.root, place), { recursive: true, force: true });
}

function missingLinkTarget(place: string, target: string): StepError {
  return new StepError(
    'image.layerCorrupt',
    `A layer of the image holds ${place} as a hard link to ${target}, which is not there.`,
    { mend: 'Build or fetch the image again.', exit: 'refused' },
  );
}
