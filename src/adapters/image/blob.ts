import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StepError } from '../../diagnostics/errors.ts';
import { digestFile, digestOf, hexOf } from './digest.ts';
import type { Descriptor } from './oci.ts';
import { nameSiblingPartial } from './partial-file.ts';
import { explainWriteFailure } from './write-failure.ts';

/** What a blob is known by: its digest and its bytes. */
type BlobIdentity = Pick<Descriptor, 'digest' | 'size'>;

/** Documents (manifests, indexes, configurations) may have 4 MiB, the limit that registries set. */
const maxDocumentBytes = 4 * 1024 * 1024;

/** Where a blob lies in a layout folder. Throws `image.invalidDigest` for what is no digest. */
export function blobPath(layout: string, digest: string): string {
  return join(layout, 'blobs', 'sha256', hexOf(digest));
}

/** Whether a layout has a blob at its full length. The content is checked when it is read. */
export async function hasBlob(layout: string, blob: BlobIdentity): Promise<boolean> {
  const found = await stat(blobPath(layout, blob.digest)).catch(() => undefined);
  return found?.isFile() === true && found.size === blob.size;
}

/** Writes a small blob, a JSON document, and describes it. */
export async function writeDocument(
  layout: string,
  mediaType: string,
  document: unknown,
): Promise<Descriptor> {
  const bytes = Buffer.from(JSON.stringify(document));
  const { digest, sizeBytes } = await writeBlob(layout, [bytes]);
  return { mediaType, digest, size: sizeBytes };
}

/**
 * Writes a blob whose digest is known only at its end. It gets its name when it is whole; when
 * anything fails nothing stays.
 *
 * @throws StepError `image.cannotWrite`, or what the chunks' source throws.
 */
export async function writeBlob(
  layout: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<{ readonly digest: string; readonly sizeBytes: number }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  async function* hashed() {
    for await (const chunk of chunks) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      yield chunk;
    }
  }
  const partial = nameSiblingPartial(join(layout, 'blobs', 'sha256', 'blob'));
  try {
    await explainWriteFailure(layout, () => writeFile(partial, hashed(), { flag: 'wx' }));
    const digest = `sha256:${hash.digest('hex')}`;
    await rename(partial, blobPath(layout, digest));
    return { digest, sizeBytes };
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/**
 * Reads a document's bytes.
 *
 * @throws StepError `image.blobMissing`, `image.blobCorrupt`, `image.documentTooLarge`.
 */
export async function readDocumentBytes(layout: string, blob: BlobIdentity): Promise<Buffer> {
  if (blob.size > maxDocumentBytes) {
    throw new StepError(
      'image.documentTooLarge',
      `The document ${blob.digest} in ${layout} has ${blob.size} bytes; at most ${maxDocumentBytes} are read.`,
      { mend: 'Build the image again; a manifest has a few kilobytes.', exit: 'refused' },
    );
  }
  if (!(await hasBlob(layout, blob))) throw await describeDamage(layout, blob);
  const bytes = await readFile(blobPath(layout, blob.digest));
  if (digestOf(bytes) !== blob.digest) throw await describeDamage(layout, blob);
  return bytes;
}

/**
 * Reads a whole blob to see that it is what its name says.
 *
 * @throws StepError `image.blobMissing`, `image.blobCorrupt`.
 */
export async function verifyBlob(
  layout: string,
  blob: BlobIdentity,
  signal?: AbortSignal,
): Promise<void> {
  if (!(await hasBlob(layout, blob))) throw await describeDamage(layout, blob);
  const { digest } = await digestFile(blobPath(layout, blob.digest), signal);
  if (digest !== blob.digest) throw await describeDamage(layout, blob);
}

/**
 * Brings a blob from one layout into another, verified, unless it is there.
 *
 * @returns whether it had to be brought.
 * @throws StepError `image.blobMissing`, `image.blobCorrupt`, `image.cannotWrite`.
 */
export async function copyBlob(
  from: string,
  to: string,
  blob: BlobIdentity,
  signal?: AbortSignal,
): Promise<boolean> {
  if (await hasBlob(to, blob)) return false;
  await verifyBlob(from, blob, signal);
  await placeFile(blobPath(from, blob.digest), blobPath(to, blob.digest));
  return true;
}

/**
 * Gives a finished file a second place, whole or not at all: by a hard link where the file system
 * can, since blobs are never changed once they have their name, else by a copy.
 */
export async function placeFile(source: string, target: string): Promise<void> {
  const partial = nameSiblingPartial(target);
  try {
    await explainWriteFailure(target, async () => {
      // Another file system, a foreign owner or too many links: each has its own code, and a copy serves all.
      await link(source, partial).catch(() =>
        copyFile(source, partial, constants.COPYFILE_FICLONE),
      );
      await rename(partial, target);
    });
  } finally {
    // A rename onto another link of the same file does nothing and keeps both names (rename(2)).
    await rm(partial, { force: true });
  }
}

async function describeDamage(layout: string, blob: BlobIdentity): Promise<StepError> {
  const path = blobPath(layout, blob.digest);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) {
    return new StepError('image.blobMissing', `The blob ${blob.digest} is missing in ${layout}.`, {
      mend: 'The folder is not complete: build or push the image again.',
      exit: 'refused',
    });
  }
  const what =
    found.size === blob.size
      ? 'its content has another digest'
      : `it has ${found.size} bytes, expected ${blob.size}`;
  return new StepError(
    'image.blobCorrupt',
    `The blob ${blob.digest} in ${layout} is damaged: ${what}.`,
    {
      mend: `Delete ${path} and build or push the image again.`,
      exit: 'refused',
    },
  );
}
