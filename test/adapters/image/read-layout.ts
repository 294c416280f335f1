import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { execa } from 'execa';
import { expect } from 'vitest';
import type {
  Descriptor,
  ImageConfig,
  ImageIndex,
  ImageManifest,
} from '../../../src/adapters/image/oci.ts';

/** A second reading of the specification, apart from the code under test: it shares types with it, no code. */
function sha256(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A blob's bytes, with its descriptor held against them. */
export function readBlob(layout: string, descriptor: Descriptor): Buffer {
  expect(descriptor.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  const bytes = readFileSync(join(layout, 'blobs/sha256', descriptor.digest.slice(7)));
  expect(bytes.length).toBe(descriptor.size);
  expect(sha256(bytes)).toBe(descriptor.digest);
  return bytes;
}

function readJson<T>(layout: string, descriptor: Descriptor): T {
  return JSON.parse(readBlob(layout, descriptor).toString()) as T;
}

/** An image with everything it holds, one a platform. */
export interface ReadImage {
  readonly entry: Descriptor;
  readonly manifest: ImageManifest;
  readonly config: ImageConfig;
}

/** Reads the images below the only (or the named) entry of a layout. */
export function readImages(layout: string, name?: string): ReadImage[] {
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')) as ImageIndex;
  const entries = index.manifests.filter(
    (one) => name === undefined || one.annotations?.['org.opencontainers.image.ref.name'] === name,
  );
  expect(entries).toHaveLength(1);
  const { manifests } = readJson<ImageIndex>(layout, entries[0]!);
  return manifests.map((entry) => {
    const manifest = readJson<ImageManifest>(layout, entry);
    return { entry, manifest, config: readJson<ImageConfig>(layout, manifest.config) };
  });
}

/**
 * Holds a layout against the rules of the OCI image-spec 1.1: image-layout.md, descriptor.md,
 * image-index.md, manifest.md, config.md. Also that no blob lies there that nothing points at.
 */
export function expectValidLayout(layout: string): void {
  expect(JSON.parse(readFileSync(join(layout, 'oci-layout'), 'utf8'))).toEqual({
    imageLayoutVersion: '1.0.0',
  });
  expect(readdirSync(layout).sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
  expect(readdirSync(join(layout, 'blobs'))).toEqual(['sha256']);
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')) as ImageIndex;
  expect(index.schemaVersion).toBe(2);
  const reached = new Set<string>();
  for (const entry of index.manifests) {
    const name = entry.annotations?.['org.opencontainers.image.ref.name'];
    if (name !== undefined) expect(name).toMatch(/^[A-Za-z0-9._:@+/-]+$/);
    expectValidIndex(layout, entry, reached);
  }
  expect(readdirSync(join(layout, 'blobs/sha256')).sort()).toEqual(
    [...reached].map((digest) => digest.slice(7)).sort(),
  );
}

function expectValidIndex(layout: string, entry: Descriptor, reached: Set<string>): void {
  reached.add(entry.digest);
  expect(entry.mediaType).toBe('application/vnd.oci.image.index.v1+json');
  const index = readJson<ImageIndex>(layout, entry);
  expect(index).toMatchObject({ schemaVersion: 2, mediaType: entry.mediaType });
  const platforms = index.manifests.map(({ platform }) => JSON.stringify(platform));
  expect(new Set(platforms).size).toBe(platforms.length);
  for (const manifest of index.manifests) {
    expect(manifest.platform).toMatchObject({
      os: expect.any(String),
      architecture: expect.any(String),
    });
    expectValidManifest(layout, manifest, reached);
  }
}

function expectValidManifest(layout: string, entry: Descriptor, reached: Set<string>): void {
  reached.add(entry.digest);
  expect(entry.mediaType).toBe('application/vnd.oci.image.manifest.v1+json');
  const manifest = readJson<ImageManifest>(layout, entry);
  expect(manifest).toMatchObject({ schemaVersion: 2, mediaType: entry.mediaType });
  expect(manifest.config.mediaType).toBe('application/vnd.oci.image.config.v1+json');
  reached.add(manifest.config.digest);
  const config = readJson<ImageConfig>(layout, manifest.config);
  expect(config).toMatchObject({
    os: entry.platform?.os,
    architecture: entry.platform?.architecture,
    rootfs: { type: 'layers' },
  });
  expect(config.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
  const diffIds = manifest.layers.map((layer) => {
    reached.add(layer.digest);
    expect(layer.mediaType).toBe('application/vnd.oci.image.layer.v1.tar+gzip');
    return sha256(gunzipSync(readBlob(layout, layer)));
  });
  expect(config.rootfs.diff_ids).toEqual(diffIds);
  const told = (config.history ?? []).filter(({ empty_layer }) => empty_layer !== true);
  expect(told).toHaveLength(diffIds.length);
  for (const variable of config.config?.Env ?? []) expect(variable).toMatch(/^[^=]+=/s);
}

/** What GNU tar says is in a layer: mode, owner, size, time, path. */
export async function listWithTar(layout: string, digest: string): Promise<string[]> {
  const path = join(layout, 'blobs/sha256', digest.slice(7));
  const list = ['--list', '--verbose', '--full-time', '--numeric-owner', '--quoting-style=literal'];
  const { stdout } = await execa('tar', [...list, '--file', path, '--gzip'], {
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
  });
  return stdout.split('\n');
}

/** The paths in a layer, by GNU tar. */
export async function listPaths(layout: string, digest: string): Promise<string[]> {
  const path = join(layout, 'blobs/sha256', digest.slice(7));
  const { stdout } = await execa(
    'tar',
    ['--list', '--quoting-style=literal', '--gzip', '--file', path],
    {
      env: { LC_ALL: 'C.UTF-8' },
    },
  );
  return stdout.split('\n');
}
