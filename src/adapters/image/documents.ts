import { StepError } from '../../diagnostics/errors.ts';
import { readDocumentBytes } from './blob.ts';
import { hexOf } from './digest.ts';
import type { Descriptor, ImageConfig, ImageIndex, ImageManifest } from './oci.ts';

/**
 * Reads an image index. What others wrote is checked where it enters, so that the rest may trust it.
 *
 * @throws StepError `image.invalidDocument`, and those of `readDocumentBytes`.
 */
export async function readIndex(layout: string, descriptor: Descriptor): Promise<ImageIndex> {
  return parseIndex((await readDocumentBytes(layout, descriptor)).toString(), descriptor.digest);
}

/** Reads an image manifest. Throws as `readIndex` does. */
export async function readManifest(layout: string, descriptor: Descriptor): Promise<ImageManifest> {
  const text = (await readDocumentBytes(layout, descriptor)).toString();
  const manifest = parseObject(text, descriptor.digest) as Partial<ImageManifest>;
  const isWhole = isDescriptor(manifest.config) && isDescriptorList(manifest.layers);
  if (!isWhole) throw invalid(descriptor.digest, 'a manifest with `config` and `layers`');
  return manifest as ImageManifest;
}

/** Reads an image configuration. Throws as `readIndex` does. */
export async function readConfig(layout: string, descriptor: Descriptor): Promise<ImageConfig> {
  const text = (await readDocumentBytes(layout, descriptor)).toString();
  const config = parseObject(text, descriptor.digest) as Partial<ImageConfig>;
  const diffIds = config.rootfs?.diff_ids;
  const isWhole =
    typeof config.os === 'string' &&
    typeof config.architecture === 'string' &&
    Array.isArray(diffIds);
  if (!isWhole) {
    throw invalid(
      descriptor.digest,
      'a configuration with `os`, `architecture` and `rootfs.diff_ids`',
    );
  }
  return config as ImageConfig;
}

/** Reads an index from its text. `source` says in errors where the text stood. */
export function parseIndex(text: string, source: string): ImageIndex {
  const index = parseObject(text, source) as Partial<ImageIndex>;
  if (!isDescriptorList(index.manifests)) throw invalid(source, 'an index with `manifests`');
  return index as ImageIndex;
}

function parseObject(text: string, source: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Said below, as for any other text that is no object.
  }
  throw invalid(source, 'a JSON object');
}

function isDescriptorList(value: unknown): value is Descriptor[] {
  return Array.isArray(value) && value.every(isDescriptor);
}

function isDescriptor(value: unknown): value is Descriptor {
  const { digest, size, mediaType } = (value ?? {}) as Partial<Descriptor>;
  if (typeof digest !== 'string' || typeof mediaType !== 'string') return false;
  if (!Number.isSafeInteger(size) || (size as number) < 0) return false;
  hexOf(digest);
  return true;
}

function invalid(source: string, expected: string): StepError {
  return new StepError('image.invalidDocument', `${source} is damaged: expected ${expected}.`, {
    mend: 'Build or fetch the image again.',
    exit: 'refused',
  });
}
