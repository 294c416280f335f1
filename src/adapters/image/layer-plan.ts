import { posix } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';
import type { FileSet, FoundEntry } from './file-set.ts';
import type { ImageRequest, LayerRequest } from './image-request.ts';
import { matchGlobs } from './path-patterns.ts';
import type { LayerEntry } from './tar-layer.ts';

/** What a layer will hold, and how its making is told in the image's history. */
export interface PlannedLayer {
  readonly entries: readonly LayerEntry[];
  readonly createdBy: string;
}

/** Dependencies change seldom and code often: apart, a push of new code leaves the dependencies where they are. */
const defaultLayers: readonly LayerRequest[] = [
  { from: ['**/node_modules/**'], optional: true },
  { from: ['**'], optional: true },
];

/**
 * Folders that bases have with a mode of their own (`/tmp`, `/root`) or as a symbolic link (`/bin`,
 * `/lib`, `/var/run` of Debian): an entry for them would replace what the base has.
 */
const foldersOfBases: ReadonlySet<string> = new Set(
  'bin boot dev etc home lib lib32 lib64 libx32 media mnt opt proc root run sbin srv sys tmp usr usr/bin usr/lib usr/lib32 usr/lib64 usr/libx32 usr/local usr/local/bin usr/local/lib usr/local/sbin usr/local/share usr/sbin usr/share var var/cache var/lib var/local var/lock var/log var/mail var/opt var/run var/spool var/tmp'.split(
    ' ',
  ),
);

/**
 * Divides a set of files over the layers of an image.
 *
 * @throws StepError `imageBuild.emptyContext` when the image, or a layer that is not optional, would
 * be empty; it says what was seen and why it stayed out.
 */
export function planLayers(request: ImageRequest, files: FileSet, workdir: string): PlannedLayer[] {
  const requests = request.layers ?? defaultLayers;
  const left = new Set(listLeaves(files));
  const planned: PlannedLayer[] = [];
  for (const layer of requests) {
    const isMeant = matchGlobs(layer.from);
    const taken = [...left].filter((entry) => isMeant(entry.path));
    for (const entry of taken) left.delete(entry);
    if (taken.length === 0 && layer.optional === true) continue;
    if (taken.length === 0) throw emptyLayer(request, layer, files);
    const to = layer.to ?? workdir;
    planned.push({
      entries: placeEntries(taken, to, request.base === 'scratch'),
      createdBy: `COPY ${layer.from.join(' ')} ${to}`,
    });
  }
  if (planned.length === 0)
    throw emptyLayer(request, { from: requests.flatMap(({ from }) => from) }, files);
  return planned;
}

/** Folders that hold something come along with what they hold. */
function listLeaves({ entries }: FileSet): readonly FoundEntry[] {
  const parents = new Set(entries.map(({ path }) => posix.dirname(path)));
  return entries.filter(({ kind, path }) => kind !== 'directory' || !parents.has(path));
}

function placeEntries(taken: readonly FoundEntry[], to: string, isScratch: boolean): LayerEntry[] {
  const placed = taken.map((entry) => placeEntry(entry, posix.join(to, entry.path).slice(1)));
  const folders = new Set(placed.flatMap(({ path }) => foldersAbove(path)));
  for (const entry of placed) folders.delete(entry.path);
  const isMade = (path: string) => isScratch || !foldersOfBases.has(path);
  const parents = [...folders]
    .filter(isMade)
    .map((path) => ({ kind: 'directory', path, mode: 0o755 }) as const);
  return [...parents, ...placed];
}

function placeEntry(entry: FoundEntry, path: string): LayerEntry {
  if (entry.kind === 'symlink') return { ...entry, path };
  if (entry.kind === 'directory') return { kind: 'directory', path, mode: 0o755 };
  return { kind: 'file', path, mode: entry.isExecutable ? 0o755 : 0o644, content: entry.content };
}

/** The folders above a path of the image, outermost first. */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function emptyLayer(request: ImageRequest, layer: LayerRequest, files: FileSet): StepError {
  const { seen, ignored, excluded } = files;
  const patterns = `${(request.include ?? ['**']).join(', ')}${request.layers === undefined ? '' : ` and ${layer.from.join(', ')}`}`;
  const counts = [
    `${seen} files were seen`,
    ...(ignored > 0
      ? [`${ignored} files or folders left out by ${request.ignoreFile || '.dockerignore'}`]
      : []),
    ...(excluded > 0 ? [`${excluded} left out by exclude`] : []),
  ];
  return new StepError(
    'imageBuild.emptyContext',
    `Nothing in ${request.contextDirectory} is left for the image ${request.name}: ${counts.join(', ')}, and none of the rest matches ${patterns}.`,
    {
      mend: 'Run the step that makes the files before this one, or change the patterns.',
      exit: 'invalid',
    },
  );
}
