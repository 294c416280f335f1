import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AssembledImage } from '../../../src/adapters/image/image-request.ts';
import {
  createFolderRegistry,
  pushToFolder,
} from '../../../src/adapters/registry/folder-registry.ts';
import type { PushRequest, Registry } from '../../../src/adapters/registry/registry.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage } from '../image/build-image.ts';
import { expectValidLayout, readImages } from '../image/read-layout.ts';

function makeRegistry(): { readonly root: string; readonly registry: Registry } {
  const root = join(makeTemporaryFolder(), 'registry');
  return { root, registry: createFolderRegistry(root) };
}

function requestOf(image: AssembledImage, tags: readonly string[] = ['1.0.0']): PushRequest {
  return { layout: image.layout, digest: image.digest, repository: 'team/sample', tags };
}

it('pushes an image, resolves it, lists its tags and gives it back', async () => {
  const { root, registry } = makeRegistry();
  const image = await buildImage({ a: '1' }, { platforms: ['linux/amd64', 'linux/arm64'] });
  expect(await registry.push(requestOf(image, ['1.0.0', 'latest']))).toEqual({
    digest: image.digest,
    reference: `team/sample@${image.digest}`,
    tags: ['1.0.0', 'latest'],
    // A layer, and of each platform a configuration and a manifest, and the index.
    pushedBlobs: 6,
    skippedBlobs: 0,
  });
  expectValidLayout(join(root, 'team/sample'));
  const expected = { digest: image.digest, mediaType: 'application/vnd.oci.image.index.v1+json' };
  expect(await registry.resolve('team/sample', '1.0.0')).toMatchObject(expected);
  expect(await registry.resolve('team/sample', image.digest)).toMatchObject(expected);
  expect(await registry.listTags('team/sample')).toEqual(['1.0.0', 'latest']);

  const layout = join(makeTemporaryFolder(), 'pulled');
  const pulled = await registry.pull({ repository: 'team/sample', reference: 'latest', layout });
  expect(pulled.digest).toBe(image.digest);
  expectValidLayout(layout);
  expect(readImages(layout, 'team/sample:latest')).toHaveLength(2);
});

it('pushes only what is missing', async () => {
  const { registry } = makeRegistry();
  const tree = { 'node_modules/a/i.js': '1', 'index.js': '1' };
  await registry.push(requestOf(await buildImage(tree), ['1']));
  const next = await buildImage({ ...tree, 'index.js': '2' });
  expect(await registry.push(requestOf(next, ['2']))).toMatchObject({
    pushedBlobs: 4,
    skippedBlobs: 1,
  });
  expect(await registry.push(requestOf(next, ['2']))).toMatchObject({
    pushedBlobs: 0,
    skippedBlobs: 5,
  });
});

it('never moves a tag, unless told to', async () => {
  const { root, registry } = makeRegistry();
  const one = await buildImage({ a: '1' });
  const two = await buildImage({ a: '2' });
  await registry.push(requestOf(one));
  await expect(registry.push(requestOf(two, ['0.9', '1.0.0']))).rejects.toMatchObject({
    code: 'imagePush.immutableTag',
    exit: 'refused',
    retryable: false,
    message: `The tag 1.0.0 of team/sample is taken: it points at ${one.digest}, and the image to push is ${two.digest}.`,
  });
  expect(await registry.listTags('team/sample')).toEqual(['1.0.0']);
  await registry.push({ ...requestOf(two), mutableTags: true });
  expect(await registry.resolve('team/sample', '1.0.0')).toMatchObject({ digest: two.digest });
  // A deployment may still run the image that the tag left.
  expect(await registry.resolve('team/sample', one.digest)).toMatchObject({ digest: one.digest });
  expectValidLayout(join(root, 'team/sample'));
});

it('keeps an image without a tag and tags it later', async () => {
  const { root, registry } = makeRegistry();
  const image = await buildImage({ a: '1' });
  await registry.push(requestOf(image, []));
  expect(await registry.listTags('team/sample')).toEqual([]);
  expect(await registry.resolve('team/sample', image.digest)).toMatchObject({
    digest: image.digest,
  });
  await registry.push(requestOf(image, []));
  await registry.push(requestOf(image, ['1']));
  await registry.push(requestOf(image, []));
  const index = JSON.parse(readFileSync(join(root, 'team/sample/index.json'), 'utf8'));
  expect(index.manifests).toHaveLength(1);
});

it('promotes from one repository to another by digest', async () => {
  const { root, registry } = makeRegistry();
  const image = await buildImage({ a: '1' });
  await registry.push({ ...requestOf(image, []), repository: 'quarantine/sample' });
  const layout = join(root, 'quarantine/sample');
  const promoted = await registry.push({ ...requestOf(image), layout });
  expect(promoted.digest).toBe(image.digest);
  const blob = `blobs/sha256/${image.layers[0]!.digest.slice(7)}`;
  expect(statSync(join(layout, blob)).ino).toBe(statSync(join(root, 'team/sample', blob)).ino);
});

it('finds one platform of an image by the digest of its manifest', async () => {
  const { registry } = makeRegistry();
  const image = await buildImage({ a: '1' }, { platforms: ['linux/amd64', 'linux/arm64'] });
  await registry.push(requestOf(image));
  const { digest } = image.manifests[1]!;
  expect(await registry.resolve('team/sample', digest)).toMatchObject({
    digest,
    platform: { architecture: 'arm64' },
  });
});

it('says what there is when something is not there', async () => {
  const { registry } = makeRegistry();
  expect(await registry.listTags('nobody/pushed')).toEqual([]);
  await expect(registry.resolve('nobody/pushed', '1')).rejects.toMatchObject({
    code: 'registry.notFound',
    message: 'nobody/pushed has no image 1; its tags are none.',
  });
  const image = await buildImage({ a: '1' });
  await registry.push(requestOf(image, ['b', 'a']));
  await expect(registry.resolve('team/sample', 'c')).rejects.toThrow('its tags are a, b.');
  await expect(
    registry.push({ ...requestOf(image), digest: `sha256:${'0'.repeat(64)}` }),
  ).rejects.toMatchObject({ code: 'image.notFound' });
});

it.each([
  '',
  'Upper',
  'a//b',
  '/a',
  'a/',
  '../a',
  'a/../b',
  'a b',
  'team/blobs',
  'index.json',
  'a..b',
])('refuses the repository %j', async (repository) => {
  const { registry } = makeRegistry();
  const image = await buildImage({ a: '1' });
  await expect(registry.push({ ...requestOf(image), repository })).rejects.toMatchObject({
    code: 'imagePush.repository',
  });
  await expect(registry.resolve(repository, '1')).rejects.toMatchObject({
    code: 'imagePush.repository',
  });
  await expect(registry.listTags(repository)).rejects.toMatchObject({
    code: 'imagePush.repository',
  });
});

it.each(['', '-a', '.a', 'a b', 'a/b', 'a:b', 'x'.repeat(129), 'ä'])(
  'refuses the tag %j',
  async (tag) => {
    const { registry, root } = makeRegistry();
    const image = await buildImage({ a: '1' });
    await expect(registry.push(requestOf(image, [tag]))).rejects.toMatchObject({
      code: 'imagePush.tag',
    });
    expect(() => readdirSync(root)).toThrow();
  },
);

it('lets repositories lie below one another', async () => {
  const { registry } = makeRegistry();
  const image = await buildImage({ a: '1' });
  for (const repository of ['team/sample/worker', 'team/sample', 'team']) {
    await registry.push({ ...requestOf(image), repository });
    expect(await registry.listTags(repository)).toEqual(['1.0.0']);
  }
});

it.each<[string, (path: string) => void, string]>([
  ['is missing', (path) => rmSync(path), 'image.blobMissing'],
  ['is truncated', (path) => truncateSync(path, 20), 'image.blobCorrupt'],
  [
    'has other content',
    (path) => writeFileSync(path, Buffer.alloc(statSync(path).size)),
    'image.blobCorrupt',
  ],
])('notices that a blob to push %s, and does not tag the image', async (_, damage, code) => {
  const { registry } = makeRegistry();
  const image = await buildImage({ a: '1' });
  damage(join(image.layout, 'blobs/sha256', image.layers[0]!.digest.slice(7)));
  await expect(registry.push(requestOf(image))).rejects.toMatchObject({ code });
  expect(await registry.listTags('team/sample')).toEqual([]);
});

it('says that the layout to push is not complete', async () => {
  const { registry } = makeRegistry();
  const image = await buildImage({ a: '1' });
  rmSync(join(image.layout, 'index.json'));
  await expect(registry.push(requestOf(image))).rejects.toMatchObject({
    code: 'image.notALayout',
    message: expect.stringContaining('index.json cannot be read'),
  });
});

it('notices on a pull that a blob of the registry is damaged', async () => {
  const { root, registry } = makeRegistry();
  const image = await buildImage({ a: '1' });
  await registry.push(requestOf(image));
  const blob = join(root, 'team/sample/blobs/sha256', image.layers[0]!.digest.slice(7));
  const size = statSync(blob).size;
  rmSync(blob);
  writeFileSync(blob, Buffer.alloc(size));
  const layout = join(makeTemporaryFolder(), 'pulled');
  await expect(
    registry.pull({ repository: 'team/sample', reference: '1.0.0', layout }),
  ).rejects.toMatchObject({ code: 'image.blobCorrupt' });
});

it('mends a truncated blob of the registry with the next push', async () => {
  const { root, registry } = makeRegistry();
  const image = await buildImage({ a: '1' });
  await registry.push(requestOf(image));
  const blob = join(root, 'team/sample/blobs/sha256', image.layers[0]!.digest.slice(7));
  const bytes = readFileSync(blob);
  rmSync(blob);
  writeFileSync(blob, bytes.subarray(0, 5));
  expect(await registry.push(requestOf(image))).toMatchObject({ pushedBlobs: 1 });
  expectValidLayout(join(root, 'team/sample'));
});

it('stops on a signal before anything is written', async () => {
  const { root } = makeRegistry();
  const image = await buildImage({ a: '1' });
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(pushToFolder({ ...requestOf(image), root }, signal)).rejects.toThrow('enough');
  expect(() => readdirSync(root)).toThrow();
});
