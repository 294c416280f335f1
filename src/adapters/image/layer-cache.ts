import { readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { placeFile } from './blob.ts';
import { digestFile, hexOf } from './digest.ts';
import { removeStalePartials } from './partial-file.ts';
import { makeFolder } from './write-failure.ts';

/** Above this the layers that were not used for the longest time go. */
const maxCacheBytes = 4 * 1024 ** 3;

/** What decides a compressed layer's bytes: its tar file and how it is compressed. */
export interface LayerKey {
  /** Digest of the uncompressed layer. */
  readonly diffId: string;
  /** gzip level. */
  readonly level: number;
}

/** A compressed layer in the cache. */
export interface CachedLayer {
  readonly path: string;
  readonly digest: string;
  readonly sizeBytes: number;
}

/**
 * Looks a layer up. Its content is checked: a damaged one is removed and counts as absent, so that
 * it never reaches an image.
 */
export async function findCachedLayer(
  directory: string,
  key: LayerKey,
  signal?: AbortSignal,
): Promise<CachedLayer | undefined> {
  const names = await readdir(directory).catch(() => []);
  const name = names.find((candidate) => candidate.startsWith(`${nameKey(key)}-`));
  if (name === undefined) return undefined;
  const path = join(directory, name);
  const found = await digestFile(path, signal).catch(absentAsUndefined);
  if (found === undefined) return undefined;
  if (!name.endsWith(`-${hexOf(found.digest)}`)) {
    await rm(path, { force: true });
    return undefined;
  }
  // The time of the last use decides what goes first. A cache of somebody else's is still a cache.
  await utimes(path, new Date(), new Date()).catch(() => undefined);
  return { path, ...found };
}

/** Keeps a compressed layer for the next build, and the cache below its limit. */
export async function keepCachedLayer(
  directory: string,
  key: LayerKey,
  blob: { readonly path: string; readonly digest: string },
): Promise<void> {
  await makeFolder(directory);
  await removeStalePartials(directory);
  await placeFile(blob.path, join(directory, `${nameKey(key)}-${hexOf(blob.digest)}`));
  await pruneLayerCache(directory, maxCacheBytes);
}

/** Removes the layers that were not used for the longest time until the rest fits. */
export async function pruneLayerCache(directory: string, maxBytes: number): Promise<void> {
  const files = [];
  for (const name of await readdir(directory)) {
    const path = join(directory, name);
    const stats = await stat(path).catch(() => undefined);
    if (stats?.isFile() === true)
      files.push({ path, sizeBytes: stats.size, usedMs: stats.mtimeMs });
  }
  let keptBytes = 0;
  for (const file of files.sort((left, right) => right.usedMs - left.usedMs)) {
    keptBytes += file.sizeBytes;
    if (keptBytes > maxBytes) await rm(file.path, { force: true });
  }
}

/** Another build may have pruned the file since the folder was listed. */
function absentAsUndefined(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

/** Another zlib may write other bytes, so its version is part of the key. */
function nameKey(key: LayerKey): string {
  return `${hexOf(key.diffId)}-${key.level}-${process.versions.zlib}`;
}
