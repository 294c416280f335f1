import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { extract } from 'tar-stream';
import { PlatformError, StepError } from '../../diagnostics/errors.ts';
import { blobPath, verifyBlob } from './blob.ts';
import type { Descriptor, ImageConfig } from './oci.ts';
import { parsePlatform } from './platform.ts';
import { findPlatformImages } from './platform-image.ts';
import { applyEntry, applyFolderModes, type TargetTree } from './target-tree.ts';
import { explainWriteFailure, makeFolder } from './write-failure.ts';

/** An image's file system, unpacked. */
export interface UnpackedImage {
  /** How the image is run: command, environment, user, working directory. */
  readonly config: Partial<ImageConfig>;
  /** Devices and pipes, which are not made. */
  readonly skipped: readonly string[];
}

/**
 * Unpacks the file system of an image, for a run without a container engine. Layers are applied in
 * order, deletions included (OCI image-spec, layer.md). Nothing outside the target is touched,
 * whatever the layers hold: `..` is refused, and a symbolic link on the way is followed as it would
 * be inside the image, with the target as its root.
 *
 * As root, files get the owners that the image says; else they are the caller's. The bits that
 * change the user on start (setuid, setgid) are dropped.
 *
 * @param digest - of an index or a manifest in the layout.
 * @param platform - `linux/amd64`.
 * @param target - a folder that is empty, or does not exist yet.
 * @throws StepError `image.unpackTarget`, `image.unsafePath`, `image.layerCorrupt`,
 * `image.blobCorrupt`, `image.notFound`, `image.platformMissing`; the signal's reason.
 */
export async function unpackImage(
  layout: string,
  digest: string,
  platform: string,
  target: string,
  signal?: AbortSignal,
): Promise<UnpackedImage> {
  const [image] = await findPlatformImages(layout, digest, [parsePlatform(platform)]);
  await requireEmpty(target);
  const tree: TargetTree = {
    root: target,
    folderModes: new Map(),
    written: new Set(),
    skipped: [],
  };
  await explainWriteFailure(target, async () => {
    for (const [index, layer] of (image?.layers ?? []).entries()) {
      tree.written.clear();
      const diffId = await unpackLayer(layout, layer, tree, signal);
      if (diffId !== image?.config.rootfs?.diff_ids[index])
        throw corrupt(layer, 'its content is not the one that the configuration names');
    }
    applyFolderModes(tree);
  });
  return { config: image?.config ?? {}, skipped: tree.skipped };
}

/** Applies one layer and returns the digest of its uncompressed bytes. */
async function unpackLayer(
  layout: string,
  layer: Descriptor,
  tree: TargetTree,
  signal: AbortSignal | undefined,
): Promise<string> {
  await verifyBlob(layout, layer, signal);
  const hash = createHash('sha256');
  const entries = extract();
  const feeding = pipeline(
    createReadStream(blobPath(layout, layer.digest), { highWaterMark: 512 * 1024 }),
    decompress(layer),
    passToHash(hash),
    entries,
  );
  // Waited for below; until then a failure must not count as unhandled.
  feeding.catch(() => {});
  try {
    for await (const entry of entries) {
      signal?.throwIfAborted();
      // Its types do not say so, but an entry can be iterated over (streamx Readable).
      await applyEntry(tree, entry.header, entry as unknown as AsyncIterable<Buffer>);
      entry.resume();
    }
    await feeding;
  } catch (error) {
    signal?.throwIfAborted();
    throw isReadable(error) ? error : corrupt(layer, (error as Error).message);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** Errors of ours and of the file system say enough; those of decompression and tar are put into words. */
function isReadable(error: unknown): boolean {
  return error instanceof PlatformError || (error as NodeJS.ErrnoException).syscall !== undefined;
}

function decompress(layer: Descriptor): Transform {
  if (layer.mediaType.endsWith('gzip')) return createGunzip();
  if (layer.mediaType.endsWith('zstd')) return createZstdDecompress();
  if (layer.mediaType.endsWith('tar')) return new PassThrough();
  throw corrupt(layer, `its media type ${layer.mediaType} is unknown`);
}

function passToHash(hash: Hash): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}

async function requireEmpty(target: string): Promise<void> {
  await makeFolder(target);
  const [first] = await readdir(target);
  if (first === undefined) return;
  throw new StepError('image.unpackTarget', `${target} is not empty: it holds ${first}.`, {
    mend: 'Unpack into a folder that is empty or does not exist yet.',
    exit: 'usage',
  });
}

function corrupt(layer: Descriptor, what: string): StepError {
  return new StepError(
    'image.layerCorrupt',
    `The layer ${layer.digest} cannot be unpacked: ${what}.`,
    {
      mend: 'Build or fetch the image again.',
      exit: 'refused',
    },
  );
}
