import { availableParallelism } from 'node:os';
import pLimit from 'p-limit';
import { copyBlob, writeDocument } from './blob.ts';
import { checkRequest } from './check-request.ts';
import { collectFiles } from './file-set.ts';
import { buildConfig, formatCreated, resolveWorkdir, type ToldLayer } from './image-config.ts';
import type { AssembledImage, AssembledManifest, ImageRequest } from './image-request.ts';
import { writeLayer } from './layer.ts';
import { type PlannedLayer, planLayers } from './layer-plan.ts';
import { createLayout, nameEntry, updateLayoutIndex } from './layout.ts';
import { type Descriptor, type ImageIndex, type ImageManifest, MediaType } from './oci.ts';
import { parsePlatform } from './platform.ts';
import { describeScratch, findPlatformImages, type PlatformImage } from './platform-image.ts';

/**
 * Assembles an image from files on a base, without a daemon and without privileges, into an OCI
 * layout folder. Equal requests over equal files give equal bytes: neither the folder, the umask,
 * the files' times, the order in which they were made, the time zone nor the locale is in them. The
 * one thing outside is the zlib inside Node, which decides the compressed layers' bytes.
 *
 * The layout's `index.json` names the image last. Until then nobody sees it, and an aborted or
 * killed call leaves nothing that the next one does not clear or use.
 *
 * @throws StepError `imageBuild.*` for the request, the context and the base; `image.*` for layout
 * folders; the signal's reason.
 */
export async function assembleImage(
  request: ImageRequest,
  signal?: AbortSignal,
): Promise<AssembledImage> {
  await checkRequest(request);
  signal?.throwIfAborted();
  const bases = await findBases(request);
  await createLayout(request.output);
  const layers = await writeLayers(request, bases, signal);
  const manifests: { readonly told: AssembledManifest; readonly entry: Descriptor }[] = [];
  for (const base of bases) manifests.push(await writePlatform(request, base, layers, signal));

  const index = await writeDocument(request.output, MediaType.index, {
    schemaVersion: 2,
    mediaType: MediaType.index,
    manifests: manifests.map(({ entry }) => entry),
    annotations: buildAnnotations(request),
  } satisfies ImageIndex);
  signal?.throwIfAborted();
  await updateLayoutIndex(request.output, (entries) => nameEntry(entries, request.name, index));
  return {
    reference: request.name,
    digest: index.digest,
    manifests: manifests.map(({ told }) => told),
    layers: layers.map(({ createdBy: _, ...layer }) => layer),
    layout: request.output,
  };
}

async function findBases(request: ImageRequest): Promise<PlatformImage[]> {
  const platforms = request.platforms.map(parsePlatform);
  if (request.base === 'scratch') return platforms.map(describeScratch);
  return findPlatformImages(request.base, request.baseReference, platforms);
}

async function writeLayers(
  request: ImageRequest,
  bases: readonly PlatformImage[],
  signal: AbortSignal | undefined,
): Promise<ToldLayer[]> {
  const files = await collectFiles(
    {
      directory: request.contextDirectory,
      include: request.include ?? ['**'],
      exclude: request.exclude ?? [],
      ignoreFile: request.ignoreFile ?? '.dockerignore',
      skip: [request.output, request.cacheDirectory].filter((path) => path !== undefined),
    },
    signal,
  );
  // The platforms of one base have one working directory; were it not so, the first would decide.
  const workdir = resolveWorkdir(request, bases[0] as PlatformImage);
  return writeConcurrently(request, planLayers(request, files, workdir), signal);
}

/** When one layer fails the others stop, and are waited for: nothing is written after the error is told. */
async function writeConcurrently(
  request: ImageRequest,
  planned: readonly PlannedLayer[],
  signal: AbortSignal | undefined,
): Promise<ToldLayer[]> {
  const failure = new AbortController();
  const stop = signal === undefined ? failure.signal : AbortSignal.any([signal, failure.signal]);
  const limit = pLimit(availableParallelism());
  const options = {
    compressionLevel: request.compressionLevel ?? 6,
    cacheDirectory: request.cacheDirectory,
    signal: stop,
  };
  const results = await Promise.allSettled(
    planned.map(({ entries, createdBy }) =>
      limit(async () => {
        try {
          return { ...(await writeLayer(request.output, entries, options)), createdBy };
        } catch (error) {
          failure.abort(error);
          throw error;
        }
      }),
    ),
  );
  if (stop.aborted) throw stop.reason;
  return results.map((result) => (result as PromiseFulfilledResult<ToldLayer>).value);
}

async function writePlatform(
  request: ImageRequest,
  base: PlatformImage,
  layers: readonly ToldLayer[],
  signal: AbortSignal | undefined,
): Promise<{ readonly told: AssembledManifest; readonly entry: Descriptor }> {
  for (const layer of base.layers) await copyBlob(request.base, request.output, layer, signal);
  const config = await writeDocument(
    request.output,
    MediaType.config,
    buildConfig(request, base, layers),
  );
  const own = layers.map(({ digest, sizeBytes }) => ({
    mediaType: MediaType.layer,
    digest,
    size: sizeBytes,
  }));
  const manifest: ImageManifest = {
    schemaVersion: 2,
    mediaType: MediaType.manifest,
    config,
    layers: [...base.layers, ...own],
    annotations: buildAnnotations(request, base),
  };
  const entry = await writeDocument(request.output, MediaType.manifest, manifest);
  const sizeBytes = manifest.layers.reduce((sum, layer) => sum + layer.size, config.size);
  const told = {
    platform: base.platform,
    digest: entry.digest,
    configDigest: config.digest,
    sizeBytes,
  };
  return { told, entry: { ...entry, platform: base.platform } };
}

function buildAnnotations(request: ImageRequest, base?: PlatformImage): Record<string, string> {
  const all = {
    'org.opencontainers.image.created': formatCreated(request),
    ...(base?.digest === undefined ? {} : { 'org.opencontainers.image.base.digest': base.digest }),
    ...request.annotations,
  };
  return Object.fromEntries(Object.entries(all).sort(([left], [right]) => (left < right ? -1 : 1)));
}
