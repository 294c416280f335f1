import { type FileSource, readFileSource } from './file-source.ts';
import { encodeTarHeader, tarBlockBytes, tarPadding } from './tar-header.ts';

/** One entry of a layer. `path` is the one in the image, without a slash at either end. */
export type LayerEntry =
  | { readonly kind: 'directory'; readonly path: string; readonly mode: number }
  | { readonly kind: 'symlink'; readonly path: string; readonly target: string }
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly mode: number;
      readonly content: FileSource | Buffer;
    };

/** Symbolic links have no permissions of their own; this is what every system writes. */
const linkMode = 0o777;

/**
 * Entries in the order of their paths' bytes, which does not depend on the locale, on the file
 * system, or on how JavaScript compares text. A folder comes before what it holds.
 */
export function sortEntries<T extends { readonly path: string }>(entries: readonly T[]): T[] {
  return entries
    .map((entry) => ({ entry, bytes: Buffer.from(entry.path) }))
    .sort((left, right) => left.bytes.compare(right.bytes))
    .map(({ entry }) => entry);
}

/**
 * Writes a layer's tar file, in the order given and in bounded memory. Whoever stops reading closes
 * the file that is being read.
 *
 * @throws the signal's reason, and what `readFileSource` and `encodeTarHeader` throw.
 */
export async function* writeTar(
  entries: Iterable<LayerEntry>,
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    signal?.throwIfAborted();
    if (entry.kind === 'file') yield* writeFile(entry, signal);
    else if (entry.kind === 'directory') yield encodeTarHeader({ ...entry, sizeBytes: 0 });
    else yield encodeTarHeader({ ...entry, mode: linkMode, sizeBytes: 0 });
  }
  yield Buffer.alloc(2 * tarBlockBytes);
}

async function* writeFile(
  entry: Extract<LayerEntry, { kind: 'file' }>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  const { content, path, mode } = entry;
  const sizeBytes = Buffer.isBuffer(content) ? content.length : content.sizeBytes;
  yield encodeTarHeader({ kind: 'file', path, mode, sizeBytes });
  if (Buffer.isBuffer(content)) yield content;
  else {
    for await (const chunk of readFileSource(content)) {
      signal?.throwIfAborted();
      yield chunk;
    }
  }
  yield tarPadding(sizeBytes);
}
