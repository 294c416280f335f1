import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import {
  createFolderRegistry,
  pushToFolder,
} from '../../../src/adapters/registry/folder-registry.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage } from '../image/build-image.ts';
import { makePseudoRandomBytes } from '../image/pseudo-random.ts';
import { expectValidLayout } from '../image/read-layout.ts';
import { waitUntil } from '../image/wait-until.ts';

const script = join(import.meta.dirname, 'push-in-child.ts');
const repository = 'team/sample';

function startPush(request: Parameters<typeof pushToFolder>[0]) {
  return execa(process.execPath, [script, JSON.stringify(request)], { reject: false });
}

it('loses nothing when many push at once, in one process and in several', async () => {
  const root = join(makeTemporaryFolder(), 'registry');
  const images = await Promise.all(['1', '2', '3'].map((text) => buildImage({ a: text })));
  const request = (index: number) => {
    const { layout, digest } = images[index % 3]!;
    return { layout, digest, root, repository, tags: [`v${index}`] };
  };
  const children = [0, 1, 2, 3].map((index) => startPush(request(index)));
  await Promise.all([4, 5, 6, 7, 8, 9].map((index) => pushToFolder(request(index))));
  for (const child of children) expect(await child).toMatchObject({ exitCode: 0 });
  const registry = createFolderRegistry(root);
  const expected = Array.from({ length: 10 }, (_, index) => `v${index}`);
  expect(await registry.listTags(repository)).toEqual(expected);
  for (const [index, tag] of expected.entries()) {
    expect((await registry.resolve(repository, tag)).digest).toBe(images[index % 3]!.digest);
  }
  expectValidLayout(join(root, repository));
});

it('gives a tag to one of two images that want it, and tells the other', async () => {
  const root = join(makeTemporaryFolder(), 'registry');
  const images = await Promise.all(['1', '2'].map((text) => buildImage({ a: text })));
  const results = await Promise.allSettled(
    images.map(({ layout, digest }) =>
      pushToFolder({ layout, digest, root, repository, tags: ['1.0.0'] }),
    ),
  );
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused).toMatchObject([{ reason: { code: 'imagePush.immutableTag' } }]);
});

/** Blobs are verified before they are linked, which gives the kill time to come in between. */
it('goes on after a kill before and after the first blob, and leaves nothing over', async () => {
  const parts = Array.from({ length: 12 }, (_, index) => `part-${index}`);
  const tree = Object.fromEntries(
    parts.map((part, index) => [part, makePseudoRandomBytes(1_000_000 + index)]),
  );
  const { layout, digest } = await buildImage(tree, {
    layers: parts.map((part) => ({ from: [part] })),
  });
  for (const wanted of [0, 1]) {
    const root = join(makeTemporaryFolder(), 'registry');
    const blobs = join(root, repository, 'blobs/sha256');
    const request = { layout, digest, root, repository, tags: ['1.0.0'] };
    const child = startPush(request);
    await waitUntil(() => existsSync(blobs) && readdirSync(blobs).length >= wanted);
    child.kill('SIGKILL');
    await child;
    const pushed = await pushToFolder(request);
    expect(pushed.pushedBlobs + pushed.skippedBlobs).toBe(15);
    expectValidLayout(join(root, repository));
  }
});
