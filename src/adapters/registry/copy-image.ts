import { copyBlob } from '../image/blob.ts';
import { readIndex, readManifest } from '../image/documents.ts';
import { type Descriptor, indexMediaTypes, manifestMediaTypes } from '../image/oci.ts';

/** How many blobs a copy brought, and how many were there. */
export interface CopiedBlobs {
  readonly pushedBlobs: number;
  readonly skippedBlobs: number;
}

/**
 * Copies an image from one layout to another, without naming it there. Every blob is verified on its
 * way; what a document points at comes before the document, so that whoever finds one finds all.
 *
 * @throws StepError `image.blobMissing`, `image.blobCorrupt`, `image.invalidDocument`,
 * `image.cannotWrite`; the signal's reason.
 */
export async function copyImage(
  from: string,
  to: string,
  image: Descriptor,
  signal?: AbortSignal,
): Promise<CopiedBlobs> {
  let pushedBlobs = 0;
  let skippedBlobs = 0;
  for (const blob of await listBlobs(from, image)) {
    signal?.throwIfAborted();
    if (await copyBlob(from, to, blob, signal)) pushedBlobs += 1;
    else skippedBlobs += 1;
  }
  return { pushedBlobs, skippedBlobs };
}

/** Every blob of an image once, those that others point at first. */
async function listBlobs(layout: string, image: Descriptor): Promise<readonly Descriptor[]> {
  const all: Descriptor[] = [];
  if (indexMediaTypes.has(image.mediaType)) {
    for (const child of (await readIndex(layout, image)).manifests)
      all.push(...(await listBlobs(layout, child)));
  } else if (manifestMediaTypes.has(image.mediaType)) {
    const { config, layers } = await readManifest(layout, image);
    all.push(...layers, config);
  }
  const unique = new Map([...all, image].map((blob) => [blob.digest, blob]));
  return [...unique.values()];
}
