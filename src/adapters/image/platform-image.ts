import { StepError } from '../../diagnostics/errors.ts';
import { readConfig, readIndex, readManifest } from './documents.ts';
import {
  type Descriptor,
  type ImageConfig,
  indexMediaTypes,
  MediaType,
  manifestMediaTypes,
  type Platform,
} from './oci.ts';
import { formatPlatform, isSamePlatform } from './platform.ts';
import { resolveInLayout } from './resolve-in-layout.ts';

/** An image for one platform, as a base to build on or a tree to unpack. */
export interface PlatformImage {
  readonly platform: Platform;
  /** Digest of its manifest; none for scratch. */
  readonly digest?: string;
  readonly config: Partial<ImageConfig>;
  readonly layers: readonly Descriptor[];
}

/** The types of layers that older tools write, and what the specification calls the same bytes. */
const layerMediaTypes: Readonly<Record<string, string>> = {
  'application/vnd.docker.image.rootfs.diff.tar.gzip': MediaType.layer,
};

/** The base of an image that holds its own files alone. */
export function describeScratch(platform: Platform): PlatformImage {
  return { platform, config: {}, layers: [] };
}

/**
 * Finds the image for each platform in an OCI layout folder.
 *
 * @param reference - name or digest in the layout; not needed when it holds one image.
 * @throws StepError `image.platformMissing` which lists the platforms that are there, and those of
 * `resolveInLayout` and of reading documents.
 */
export async function findPlatformImages(
  layout: string,
  reference: string | undefined,
  platforms: readonly Platform[],
): Promise<PlatformImage[]> {
  const offered = await listManifests(layout, await resolveInLayout(layout, reference));
  return Promise.all(
    platforms.map(async (platform) => {
      const found = offered.find((manifest) => isSamePlatform(platform, manifest.platform));
      if (found === undefined) throw missingPlatform(layout, platform, offered);
      return readImage(layout, found);
    }),
  );
}

type PlatformManifest = Descriptor & { readonly platform: Platform };

/** Every manifest below a descriptor. Attestations, which run nowhere, are left out. */
async function listManifests(layout: string, descriptor: Descriptor): Promise<PlatformManifest[]> {
  if (indexMediaTypes.has(descriptor.mediaType)) {
    const { manifests } = await readIndex(layout, descriptor);
    return (await Promise.all(manifests.map((manifest) => listManifests(layout, manifest)))).flat();
  }
  if (!manifestMediaTypes.has(descriptor.mediaType)) return [];
  const platform = descriptor.platform ?? (await readPlatform(layout, descriptor));
  return platform.os === 'unknown' ? [] : [{ ...descriptor, platform }];
}

/** A manifest that stands alone says its platform only in its configuration. */
async function readPlatform(layout: string, descriptor: Descriptor): Promise<Platform> {
  const { config } = await readManifest(layout, descriptor);
  const { os, architecture, variant } = await readConfig(layout, config);
  return { os, architecture, ...(variant === undefined ? {} : { variant }) };
}

async function readImage(
  layout: string,
  { platform, ...manifest }: PlatformManifest,
): Promise<PlatformImage> {
  const { config: configDescriptor, layers } = await readManifest(layout, manifest);
  const config = await readConfig(layout, configDescriptor);
  if (config.rootfs.diff_ids.length !== layers.length) throw unequalLayers(manifest);
  return {
    platform,
    digest: manifest.digest,
    config,
    layers: layers.map(({ mediaType, digest, size }) => ({
      mediaType: layerMediaTypes[mediaType] ?? mediaType,
      digest,
      size,
    })),
  };
}

function missingPlatform(
  layout: string,
  platform: Platform,
  offered: readonly PlatformManifest[],
): StepError {
  const names = offered.map(({ platform }) => formatPlatform(platform)).join(', ');
  return new StepError(
    'image.platformMissing',
    `${layout} has no image for ${formatPlatform(platform)}; it has ${names || 'none at all'}.`,
    { mend: 'Choose another image, or only platforms that it has.', exit: 'invalid' },
  );
}

function unequalLayers(descriptor: Descriptor): StepError {
  return new StepError(
    'image.invalidDocument',
    `${descriptor.digest} is damaged: its manifest and its configuration list different numbers of layers.`,
    { mend: 'Build or fetch the image again.', exit: 'refused' },
  );
}
