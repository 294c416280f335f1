import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it, onTestFinished } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage } from './build-image.ts';
import { makePseudoRandomBytes } from './pseudo-random.ts';

/** A small file system of its own, so that the machine's disk need not be filled. Needs root. */
async function mountSmallDisk(options: string): Promise<string> {
  const folder = join(makeTemporaryFolder(), 'disk');
  mkdirSync(folder);
  await execa('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]);
  onTestFinished(async () => void (await execa('umount', [folder])));
  return folder;
}

it('says that the disk is full, and leaves nothing half-written', async () => {
  const disk = await mountSmallDisk('size=2m');
  const output = join(disk, 'layout');
  const tree = { 'big.bin': makePseudoRandomBytes(8_000_000) };
  await expect(buildImage(tree, { output })).rejects.toMatchObject({
    code: 'image.cannotWrite',
    message: `Cannot write ${output}: the disk is full.`,
  });
  expect(readdirSync(join(output, 'blobs/sha256'))).toEqual([]);
  await buildImage({ small: 'x' }, { output });
});

it('says that the file system is read-only', async () => {
  const disk = await mountSmallDisk('size=2m,ro');
  await expect(buildImage({ a: '' }, { output: join(disk, 'layout') })).rejects.toMatchObject({
    code: 'image.cannotWrite',
    message: expect.stringContaining('read-only'),
  });
});

it('copies instead of linking when the registry or the cache lies on another disk', async () => {
  const disk = await mountSmallDisk('size=8m');
  const tree = { a: makePseudoRandomBytes(100_000) };
  const first = await buildImage(tree, { cacheDirectory: join(disk, 'cache') });
  const second = await buildImage(tree, { cacheDirectory: join(disk, 'cache') });
  expect(first.layers[0]?.fromCache).toBe(false);
  expect(second.layers[0]?.fromCache).toBe(true);
  expect(second.digest).toBe(first.digest);
  expect(readdirSync(join(disk, 'cache'))).toHaveLength(1);
});
