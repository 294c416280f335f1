import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type Header, pack } from 'tar-stream';
import { writeBlob, writeDocument } from '../../../src/adapters/image/blob.ts';
import { createLayout, nameEntry, updateLayoutIndex } from '../../../src/adapters/image/layout.ts';
import type { Descriptor } from '../../../src/adapters/image/oci.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { collect } from './collect.ts';

/** A tar entry as any other tool could have written it, well-meaning or not. */
export type RawEntry = Partial<Header> & { readonly name: string; readonly text?: string };

const ociLayer = 'application/vnd.oci.image.layer.v1.tar';
const compressions: Readonly<Record<string, (bytes: Buffer) => Buffer>> = {
  [`${ociLayer}+gzip`]: (bytes) => gzipSync(bytes),
  [`${ociLayer}+zstd`]: (bytes) => zstdCompressSync(bytes),
  'application/vnd.docker.image.rootfs.diff.tar.gzip': (bytes) => gzipSync(bytes),
  [ociLayer]: (bytes) => bytes,
};

/** A layout whose image has exactly these layers. */
export async function makeLayoutOf(
  layers: readonly (readonly RawEntry[] | Buffer)[],
  options: { readonly layerType?: string; readonly diffIds?: readonly string[] } = {},
): Promise<{ readonly layout: string; readonly digest: string; readonly layers: Descriptor[] }> {
  const layout = join(makeTemporaryFolder(), 'layout');
  await createLayout(layout);
  const mediaType = options.layerType ?? `${ociLayer}+gzip`;
  const descriptors: Descriptor[] = [];
  const diffIds: string[] = [];
  for (const layer of layers) {
    const tar = Buffer.isBuffer(layer) ? layer : await packEntries(layer as readonly RawEntry[]);
    diffIds.push(`sha256:${createHash('sha256').update(tar).digest('hex')}`);
    const compressed = compressions[mediaType]?.(tar) ?? tar;
    const { digest, sizeBytes } = await writeBlob(layout, [compressed]);
    descriptors.push({ mediaType, digest, size: sizeBytes });
  }
  const config = await writeDocument(layout, 'application/vnd.oci.image.config.v1+json', {
    os: 'linux',
    architecture: 'amd64',
    config: { Cmd: ['run'] },
    rootfs: { type: 'layers', diff_ids: options.diffIds ?? diffIds },
  });
  const manifest = await writeDocument(layout, 'application/vnd.oci.image.manifest.v1+json', {
    schemaVersion: 2,
    config,
    layers: descriptors,
  });
  await updateLayoutIndex(layout, (entries) => nameEntry(entries, 'raw', manifest));
  return { layout, digest: manifest.digest, layers: descriptors };
}

async function packEntries(entries: readonly RawEntry[]): Promise<Buffer> {
  const tar = pack();
  for (const { text = '', ...header } of entries) {
    if (header.type === undefined || header.type === 'file') tar.entry(header, text);
    else tar.entry(header);
  }
  tar.finalize();
  return collect(tar as unknown as AsyncIterable<Buffer>);
}
