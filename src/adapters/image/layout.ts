import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lock } from 'proper-lockfile';
import { StepError } from '../../diagnostics/errors.ts';
import { parseIndex } from './documents.ts';
import { type Descriptor, type ImageIndex, MediaType, refNameAnnotation } from './oci.ts';
import { removeStalePartials, writeFileAtomically } from './partial-file.ts';
import { explainWriteFailure, makeFolder } from './write-failure.ts';

const layoutFile = JSON.stringify({ imageLayoutVersion: '1.0.0' });

/**
 * A lock that was not refreshed for this long belonged to a killed process. The update it guards
 * takes milliseconds.
 */
const staleLockMs = 5_000;

/** The name of the lock beside `index.json`. */
export const lockName = 'index.json.lock';

/**
 * Makes a folder an OCI image layout, or readies one that is, and clears what killed processes left.
 * The layout has no `index.json` until its first image is whole.
 *
 * @throws StepError `image.cannotWrite`.
 */
export async function createLayout(directory: string): Promise<void> {
  const blobs = join(directory, 'blobs', 'sha256');
  await makeFolder(directory);
  await explainWriteFailure(directory, async () => {
    await mkdir(blobs, { recursive: true });
    await removeStalePartials(directory);
    await removeStalePartials(blobs);
    await writeFileAtomically(join(directory, 'oci-layout'), layoutFile);
  });
}

/**
 * Reads a layout's `index.json`.
 *
 * @throws StepError `image.notALayout`, `image.invalidDocument`.
 */
export async function readLayoutIndex(directory: string): Promise<ImageIndex> {
  const path = join(directory, 'index.json');
  await readLayoutFile(join(directory, 'oci-layout'), directory);
  return parseIndex(await readLayoutFile(path, directory), path);
}

/**
 * Changes a layout's `index.json` under a lock, so that two writers at once lose nothing.
 *
 * @param change - gets the entries that are there and returns those to be there; may run again later.
 * @throws StepError `image.layoutLocked` (retryable), `image.cannotWrite`, or what `change` throws.
 */
export async function updateLayoutIndex(
  directory: string,
  change: (entries: readonly Descriptor[]) => readonly Descriptor[],
): Promise<void> {
  const release = await lockIndex(directory);
  try {
    const path = join(directory, 'index.json');
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const manifests = change(text === undefined ? [] : parseIndex(text, path).manifests);
    const index: ImageIndex = { schemaVersion: 2, mediaType: MediaType.index, manifests };
    await explainWriteFailure(directory, () => writeFileAtomically(path, JSON.stringify(index)));
  } finally {
    await release();
  }
}

/** The entries with one of them named anew: an older entry of that name is replaced. */
export function nameEntry(
  entries: readonly Descriptor[],
  name: string,
  entry: Descriptor,
): readonly Descriptor[] {
  const named = { ...entry, annotations: { ...entry.annotations, [refNameAnnotation]: name } };
  const others = entries.filter((other) => other.annotations?.[refNameAnnotation] !== name);
  return [...others, named].sort((left, right) => compareNames(left, right));
}

function compareNames(left: Descriptor, right: Descriptor): number {
  const key = (entry: Descriptor) =>
    `${entry.annotations?.[refNameAnnotation] ?? ''} ${entry.digest}`;
  return key(left) < key(right) ? -1 : 1;
}

async function lockIndex(directory: string): Promise<() => Promise<void>> {
  try {
    return await lock(directory, {
      lockfilePath: join(directory, lockName),
      realpath: false,
      stale: staleLockMs,
      // Tries for about 20 s: a killed holder's lock goes stale well before.
      retries: { retries: 200, factor: 1.2, minTimeout: 10, maxTimeout: 100, randomize: true },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ELOCKED') throw error;
    throw new StepError(
      'image.layoutLocked',
      `Another process holds ${join(directory, lockName)}.`,
      {
        mend: 'Try again when it has finished.',
        exit: 'unavailable',
        retryable: true,
        cause: error,
      },
    );
  }
}

async function readLayoutFile(path: string, directory: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StepError(
      'image.notALayout',
      `${directory} is no complete OCI image layout: ${path} cannot be read.`,
      {
        mend: 'Name a folder that holds `oci-layout`, `index.json` and `blobs`, or build the image again.',
        exit: 'missingPrerequisite',
        cause: error,
      },
    );
  }
}
