import { isUtf8 } from 'node:buffer';
import { type Dirent, lstatSync, readlinkSync } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';
import { describeFile, type FileSource, unreadable } from './file-source.ts';
import {
  type IgnoreRules,
  matchGlobs,
  type PathMatcher,
  parseIgnoreFile,
} from './path-patterns.ts';

/** Which files of a folder are meant. */
export interface FileSetRequest {
  /** The folder; a symbolic link to one is followed. */
  readonly directory: string;
  /** Glob patterns of what is meant. */
  readonly include: readonly string[];
  /** Glob patterns of what is left out. */
  readonly exclude: readonly string[];
  /** Name of the ignore file in the folder, which need not exist; false for none. */
  readonly ignoreFile: string | false;
  /** Paths that are left out with all below them: what the build itself writes. They need not exist. */
  readonly skip: readonly string[];
}

/** A file, link or folder of the set, at its path below the folder. */
export type FoundEntry =
  | { readonly kind: 'directory'; readonly path: string }
  | { readonly kind: 'symlink'; readonly path: string; readonly target: string }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly isExecutable: boolean;
      readonly content: FileSource;
    };

/** The set, and how many files were seen and left out on the way. */
export interface FileSet {
  readonly entries: readonly FoundEntry[];
  readonly seen: number;
  readonly ignored: number;
  readonly excluded: number;
}

/** Never in an image: the history and what this product writes. At every depth, for submodules and monorepos. */
const neverIncluded: ReadonlySet<string> = new Set(['.git', '.platform']);

/** The permission that git keeps. Those of group and others are the umask's doing. */
const ownerMayExecute = 0o100n;

/**
 * Finds the files of a set. Links are kept as links and never followed. A folder comes along when
 * something in it does, or when it is empty and meant itself; one whose content was all left out
 * does not, since a fresh checkout would not have it.
 *
 * @throws StepError `imageBuild.context`, `imageBuild.unreadableFile`, `imageBuild.escapingLink`,
 * `imageBuild.specialFile`, `imageBuild.fileName`; the signal's reason.
 */
export async function collectFiles(
  request: FileSetRequest,
  signal?: AbortSignal,
): Promise<FileSet> {
  const root = await resolveContext(request.directory);
  const search: Search = {
    root,
    rules: await readIgnoreFile(root, request.ignoreFile),
    ignoreFile: request.ignoreFile,
    isIncluded: matchGlobs(request.include),
    isExcluded: matchGlobs(request.exclude),
    skip: new Set(await Promise.all(request.skip.map((path) => realpath(path).catch(() => path)))),
    signal,
    counts: { seen: 0, ignored: 0, excluded: 0 },
  };
  return { entries: await searchFolder(search, ''), ...search.counts };
}

interface Search {
  readonly root: string;
  readonly rules: IgnoreRules;
  readonly ignoreFile: string | false;
  readonly isIncluded: PathMatcher;
  readonly isExcluded: PathMatcher;
  readonly skip: ReadonlySet<string>;
  readonly signal: AbortSignal | undefined;
  readonly counts: { seen: number; ignored: number; excluded: number };
}

async function searchFolder(search: Search, folder: string): Promise<FoundEntry[]> {
  search.signal?.throwIfAborted();
  const items = await listFolder(join(search.root, folder));
  const found: FoundEntry[] = [];
  for (const item of items) {
    if (neverIncluded.has(item.name.toString())) continue;
    const path = posix.join(folder, readName(folder, item.name));
    if (path === search.ignoreFile || search.skip.has(join(search.root, path))) continue;
    if (item.isDirectory()) found.push(...(await searchSubfolder(search, path)));
    else if (isMeant(search, path)) found.push(describeEntry(search.root, path, item));
  }
  const isEmptyButMeant =
    items.length === 0 && search.isIncluded(folder) && !search.rules.isIgnored(folder);
  const isWanted = found.length > 0 || isEmptyButMeant;
  return isWanted && folder !== '' ? [{ kind: 'directory', path: folder }, ...found] : found;
}

async function searchSubfolder(search: Search, path: string): Promise<FoundEntry[]> {
  const isIgnored = search.rules.isIgnored(path);
  const isLeftOut = search.isExcluded(path) || (isIgnored && !search.rules.hasExceptions);
  if (!isLeftOut) return searchFolder(search, path);
  search.counts[isIgnored ? 'ignored' : 'excluded'] += 1;
  return [];
}

function isMeant(search: Search, path: string): boolean {
  search.counts.seen += 1;
  if (search.rules.isIgnored(path)) search.counts.ignored += 1;
  else if (search.isExcluded(path)) search.counts.excluded += 1;
  else return search.isIncluded(path);
  return false;
}

function describeEntry(root: string, path: string, item: Dirent<Buffer>): FoundEntry {
  const absolute = join(root, path);
  if (item.isSymbolicLink()) {
    const target = explainRead(path, () => readlinkSync(absolute));
    return { kind: 'symlink', path, target: requireInside(path, target) };
  }
  if (!item.isFile()) throw specialFile(path);
  const stats = explainRead(path, () => lstatSync(absolute, { bigint: true }));
  const isExecutable = (stats.mode & ownerMayExecute) !== 0n;
  return { kind: 'file', path, isExecutable, content: describeFile(absolute, stats) };
}

function explainRead<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw unreadable(path, error);
  }
}

/** What a link in the image points at must not depend on where the context lay. */
function requireInside(path: string, target: string): string {
  const end = posix.normalize(posix.join(posix.dirname(path), target));
  if (!posix.isAbsolute(target) && end !== '..' && !end.startsWith('../')) return target;
  throw new StepError(
    'imageBuild.escapingLink',
    `${path} is a symbolic link to ${target}, outside the image's context.`,
    {
      mend: 'Make the link relative to a file of the context, copy the file, or leave the link out in .dockerignore.',
      exit: 'invalid',
    },
  );
}

/** Names are bytes to the system and text to a tar file; a name that is no UTF-8 cannot be kept. */
function readName(folder: string, name: Buffer): string {
  const text = name.toString();
  if (isUtf8(name) && !text.startsWith('.wh.')) return text;
  const reason = isUtf8(name)
    ? 'its name starts with `.wh.`, by which a layer deletes files (OCI image-spec, layer.md)'
    : 'its name is no valid UTF-8';
  throw new StepError(
    'imageBuild.fileName',
    `${posix.join(folder, text)} cannot be in an image: ${reason}.`,
    {
      mend: 'Rename the file or move it out of the context.',
      exit: 'invalid',
    },
  );
}

function specialFile(path: string): StepError {
  return new StepError(
    'imageBuild.specialFile',
    `${path} is a socket, pipe or device, which an image cannot hold.`,
    {
      mend: 'Remove it, or leave it out of the image in .dockerignore.',
      exit: 'invalid',
    },
  );
}

async function listFolder(path: string): Promise<Dirent<Buffer>[]> {
  try {
    return await readdir(path, { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function resolveContext(directory: string): Promise<string> {
  const found = await stat(directory).catch(() => undefined);
  if (found?.isDirectory() === true) return realpath(directory);
  const what = found === undefined ? 'does not exist' : 'is no folder';
  throw new StepError('imageBuild.context', `The image's context ${directory} ${what}.`, {
    mend: 'Name the folder that holds the files of the image, relative to the repository.',
    exit: 'invalid',
  });
}

async function readIgnoreFile(root: string, name: string | false): Promise<IgnoreRules> {
  if (name === false) return parseIgnoreFile('');
  try {
    return parseIgnoreFile(await readFile(join(root, name), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return parseIgnoreFile('');
    throw unreadable(join(root, name), error);
  }
}
