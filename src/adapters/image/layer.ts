import { createHash, type Hash } from 'node:crypto';
import { StepError } from '../../diagnostics/errors.ts';
import { blobPath, hasBlob, placeFile, writeBlob } from './blob.ts';
import { gzip } from './gzip.ts';
import {
  type CachedLayer,
  findCachedLayer,
  keepCachedLayer,
  type LayerKey,
} from './layer-cache.ts';
import { type LayerEntry, sortEntries, writeTar } from './tar-layer.ts';

/** How a layer is written. */
export interface LayerOptions {
  /** gzip level, 1 (fast) to 9 (small). */
  readonly compressionLevel: number;
  /** Folder of compressed layers by content; no cache unless said. */
  readonly cacheDirectory?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A layer that lies in a layout. */
export interface WrittenLayer {
  /** Digest of the compressed layer: its blob's name. */
  readonly digest: string;
  /** Digest of the uncompressed layer. */
  readonly diffId: string;
  /** Compressed bytes. */
  readonly sizeBytes: number;
  /** Whether it was taken from the cache and not compressed again. */
  readonly fromCache: boolean;
}

/**
 * Writes entries as one layer into a layout. Both digests are taken on the way, in one pass and in
 * bounded memory. With a cache the files are hashed first, which takes a small part of the time that
 * compressing them would.
 *
 * @throws StepError those of `writeTar` and `writeBlob`; the signal's reason. Nothing partial stays.
 */
export async function writeLayer(
  layout: string,
  entries: readonly LayerEntry[],
  options: LayerOptions,
): Promise<WrittenLayer> {
  const sorted = sortEntries(entries);
  const { cacheDirectory, compressionLevel: level, signal } = options;
  if (cacheDirectory === undefined) return compressLayer(layout, sorted, options);

  const key: LayerKey = { diffId: await hashTar(sorted, signal), level };
  const cached = await findCachedLayer(cacheDirectory, key, signal);
  if (cached !== undefined) return placeCachedLayer(layout, key, cached);

  const layer = await compressLayer(layout, sorted, options);
  if (layer.diffId !== key.diffId) throw changedBetween();
  const blob = { path: blobPath(layout, layer.digest), digest: layer.digest };
  await keepCachedLayer(cacheDirectory, key, blob).catch(ignoreReadOnlyCache);
  return layer;
}

async function compressLayer(
  layout: string,
  entries: readonly LayerEntry[],
  { compressionLevel, signal }: LayerOptions,
): Promise<WrittenLayer> {
  const hash = createHash('sha256');
  const tar = hashPassing(writeTar(entries, signal), hash);
  const blob = await writeBlob(layout, gzip(tar, compressionLevel));
  return { ...blob, diffId: `sha256:${hash.digest('hex')}`, fromCache: false };
}

async function placeCachedLayer(
  layout: string,
  key: LayerKey,
  { path, digest, sizeBytes }: CachedLayer,
): Promise<WrittenLayer> {
  const isThere = await hasBlob(layout, { digest, size: sizeBytes });
  if (!isThere) await placeFile(path, blobPath(layout, digest));
  return { digest, sizeBytes, diffId: key.diffId, fromCache: true };
}

async function hashTar(
  entries: readonly LayerEntry[],
  signal: AbortSignal | undefined,
): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of writeTar(entries, signal)) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

async function* hashPassing(chunks: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

/** A cache that may be read and not written, as agents share one, is no reason to fail. */
function ignoreReadOnlyCache(error: unknown): void {
  if (!(error instanceof StepError && error.code === 'image.cannotWrite')) throw error;
}

function changedBetween(): StepError {
  return new StepError(
    'imageBuild.fileChanged',
    'A file of the image changed while it was built.',
    {
      mend: 'Build the image after every step that writes into its context, not beside it.',
      retryable: true,
    },
  );
}
