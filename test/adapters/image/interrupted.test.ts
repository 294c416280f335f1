import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage, makeContext } from './build-image.ts';
import { makePseudoRandomBytes } from './pseudo-random.ts';
import { expectValidLayout } from './read-layout.ts';
import { waitUntil } from './wait-until.ts';

const big = { 'big.bin': makePseudoRandomBytes(24 * 1024 * 1024), small: 'x' };

/** Bytes of partial files in a layout so far. */
function partialBytes(layout: string): number {
  const blobs = join(layout, 'blobs/sha256');
  if (!existsSync(blobs)) return -1;
  const partials = readdirSync(blobs).filter((name) => name.startsWith('.partial-'));
  if (partials.length === 0) return -1;
  return Math.max(
    ...partials.map((name) => statSync(join(blobs, name), { throwIfNoEntry: false })?.size ?? -1),
  );
}

it.each([0, 1, 4 * 1024 * 1024, 16 * 1024 * 1024])(
  'goes on after a kill with %i bytes written, and leaves nothing over',
  async (bytes) => {
    const context = makeContext(big);
    const request = {
      name: 'sample',
      contextDirectory: context,
      base: 'scratch',
      platforms: ['linux/amd64'],
      command: ['server'],
      output: join(makeTemporaryFolder(), 'layout'),
      cacheDirectory: join(makeTemporaryFolder(), 'cache'),
    };
    const script = join(import.meta.dirname, 'assemble-in-child.ts');
    const child = execa(process.execPath, [script, JSON.stringify(request)], { reject: false });
    await waitUntil(() => partialBytes(request.output) >= bytes);
    child.kill('SIGKILL');
    expect((await child).signal).toBe('SIGKILL');
    expect(existsSync(join(request.output, 'index.json'))).toBe(false);

    const image = await buildImage({}, request);
    expectValidLayout(request.output);
    expect(image.layers.map((layer) => layer.fromCache)).toEqual([false]);
    const names = readdirSync(request.cacheDirectory);
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  },
);

it('stops on a signal and leaves no partial blob', async () => {
  const controller = new AbortController();
  const layout = join(makeTemporaryFolder(), 'layout');
  const layers = [{ from: ['big.bin'] }, { from: ['**'] }];
  const building = buildImage(big, { output: layout, layers }, controller.signal);
  building.catch(() => {});
  await waitUntil(() => partialBytes(layout) > 0);
  const reason = new Error('the person pressed Ctrl-C');
  controller.abort(reason);
  await expect(building).rejects.toBe(reason);
  const names = readdirSync(join(layout, 'blobs/sha256'));
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  expect(existsSync(join(layout, 'index.json'))).toBe(false);
});

it('does nothing on a signal that came before', async () => {
  const folder = makeTemporaryFolder();
  const output = join(folder, 'layout');
  const signal = AbortSignal.abort(new Error('early'));
  await expect(buildImage({ a: '' }, { output }, signal)).rejects.toThrow('early');
  expect(readdirSync(folder)).toEqual([]);
});

it('lets two builds of one image into one layout at the same time', async () => {
  const output = join(makeTemporaryFolder(), 'layout');
  const tree = { a: makePseudoRandomBytes(2_000_000), b: '2' };
  const images = await Promise.all(
    ['one', 'two', 'three', 'four'].map((name) => buildImage(tree, { output, name })),
  );
  expect(new Set(images.map(({ digest }) => digest)).size).toBe(1);
  expectValidLayout(output);
});
