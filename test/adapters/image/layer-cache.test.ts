import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pruneLayerCache } from '../../../src/adapters/image/layer-cache.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage } from './build-image.ts';
import { expectValidLayout } from './read-layout.ts';

const tree = { 'index.js': '1', 'node_modules/a/i.js': '2' };
const fromCache = (image: { layers: readonly { fromCache: boolean }[] }) =>
  image.layers.map((layer) => layer.fromCache);

it('does not compress unchanged layers again, and gives the same image with and without', async () => {
  const cacheDirectory = join(makeTemporaryFolder(), 'cache');
  const without = await buildImage(tree);
  const first = await buildImage(tree, { cacheDirectory });
  const second = await buildImage(tree, { cacheDirectory });
  expect(fromCache(first)).toEqual([false, false]);
  expect(fromCache(second)).toEqual([true, true]);
  expect([first.digest, second.digest]).toEqual([without.digest, without.digest]);
  expectValidLayout(second.layout);
  const changed = await buildImage({ ...tree, 'index.js': 'new' }, { cacheDirectory });
  expect(fromCache(changed)).toEqual([true, false]);
});

it('keeps layers of other compression apart', async () => {
  const cacheDirectory = join(makeTemporaryFolder(), 'cache');
  await buildImage(tree, { cacheDirectory });
  const other = await buildImage(tree, { cacheDirectory, compressionLevel: 1 });
  expect(fromCache(other)).toEqual([false, false]);
});

it('never puts a damaged layer into an image', async () => {
  const cacheDirectory = join(makeTemporaryFolder(), 'cache');
  const first = await buildImage(tree, { cacheDirectory });
  for (const name of readdirSync(cacheDirectory)) {
    const path = join(cacheDirectory, name);
    // Written anew: the image shares the cache's bytes by hard links.
    const bytes = readFileSync(path);
    rmSync(path);
    writeFileSync(path, bytes.subarray(0, -1));
  }
  const second = await buildImage(tree, { cacheDirectory });
  expect(fromCache(second)).toEqual([false, false]);
  expect(second.digest).toBe(first.digest);
  expectValidLayout(second.layout);
  expect(fromCache(await buildImage(tree, { cacheDirectory }))).toEqual([true, true]);
});

it('builds without a cache where it cannot make one', async () => {
  const file = join(makeTemporaryFolder(), 'file');
  writeFileSync(file, '');
  const image = await buildImage(tree, { cacheDirectory: join(file, 'cache') });
  expect(fromCache(image)).toEqual([false, false]);
  expectValidLayout(image.layout);
});

it('drops what was not used for the longest time', async () => {
  const folder = makeTemporaryFolder();
  for (const [name, usedAt] of [
    ['new', 300],
    ['old', 100],
    ['middle', 200],
  ] as const) {
    writeFileSync(join(folder, name), Buffer.alloc(10));
    utimesSync(join(folder, name), usedAt, usedAt);
  }
  await pruneLayerCache(folder, 25);
  expect(readdirSync(folder).sort()).toEqual(['middle', 'new']);
});
