import { chmodSync, mkdirSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage, makeContext, type Tree, writeTree } from './build-image.ts';

const tree: Tree = {
  'server.js': 'listen()\n',
  'bin/start': { program: '#!/bin/sh\n' },
  'bin/latest': { link: 'start' },
  'node_modules/a/index.js': 'module.exports = 1\n',
  'ünï/çødé.txt': 'text',
  'data.bin': Buffer.alloc(700_000, 'abc'),
};

it('gives the same digest from another folder, umask, time, order, time zone and locale', async () => {
  const first = await buildImage(tree);
  const copy = join(makeTemporaryFolder(), 'somewhere', 'else');
  mkdirSync(copy, { recursive: true });
  const previous = process.umask(0o077);
  writeTree(copy, Object.fromEntries(Object.entries(tree).reverse()));
  process.umask(previous);
  for (const path of Object.keys(tree)) {
    if (path !== 'bin/latest') utimesSync(join(copy, path), 1e9, 1e9);
  }
  const request = {
    name: 'sample',
    contextDirectory: copy,
    base: 'scratch',
    platforms: ['linux/amd64'],
    command: ['server'],
    output: join(makeTemporaryFolder(), 'layout'),
  };
  const { stdout } = await execa(
    process.execPath,
    [join(import.meta.dirname, 'assemble-in-child.ts'), JSON.stringify(request)],
    {
      cwd: makeTemporaryFolder(),
      extendEnv: false,
      env: {
        TZ: 'Asia/Kathmandu',
        LC_ALL: 'tr_TR.UTF-8',
        TEST_UMASK: '0007',
        UV_THREADPOOL_SIZE: '1',
      },
    },
  );
  const second = JSON.parse(stdout);
  expect(second.digest).toBe(first.digest);
  expect(readdirSync(join(request.output, 'blobs/sha256')).sort()).toEqual(
    readdirSync(join(first.layout, 'blobs/sha256')).sort(),
  );
});

it('gives the same digest whatever order the settings have', async () => {
  const settings = { environment: { A: '1', B: '2' }, labels: { x: '1', y: '2' } };
  const turned = { environment: { B: '2', A: '1' }, labels: { y: '2', x: '1' } };
  const first = await buildImage(tree, { ...settings, exposedPorts: [1, 20] });
  const second = await buildImage(tree, { ...turned, exposedPorts: [20, 1] });
  expect(second.digest).toBe(first.digest);
});

it('keeps from the mode only whether the owner may execute', async () => {
  const modes = { plain: [0o600, 0o666, 0o644, 0o677], program: [0o700, 0o711, 0o777, 0o100] };
  const digests = await Promise.all(
    [0, 1, 2, 3].map(async (index) => {
      const context = makeContext({ plain: '1', program: '2' });
      chmodSync(join(context, 'plain'), modes.plain[index]!);
      chmodSync(join(context, 'program'), modes.program[index]!);
      return (await buildImage({}, { contextDirectory: context, include: ['plain', 'program'] }))
        .digest;
    }),
  );
  // 0100 alone does not let its owner read; only root gets this far.
  const readable = process.getuid?.() === 0 ? digests : digests.slice(0, 3);
  expect(new Set(readable).size).toBe(1);
});

it('tells apart what differs', async () => {
  const digests = await Promise.all([
    buildImage({ a: '1' }),
    buildImage({ a: '2' }),
    buildImage({ b: '1' }),
    buildImage({ a: { program: '1' } }),
    buildImage({ a: '1' }, { createdAt: new Date(1000) }),
    buildImage({ a: '1' }, { command: ['other'] }),
  ]);
  expect(new Set(digests.map(({ digest }) => digest)).size).toBe(digests.length);
});

it('does not change the layers when only the commit changes', async () => {
  const first = await buildImage(tree, { createdAt: new Date(1_000_000) });
  const second = await buildImage(tree, { createdAt: new Date(2_000_000) });
  expect(second.digest).not.toBe(first.digest);
  expect(second.layers).toEqual(first.layers);
});

it('holds for any tree, written in any order', async () => {
  const name = fc.string({
    unit: fc.constantFrom('a', 'B', '-', '.', 'ä', '😀', '�', '~'),
    minLength: 1,
    maxLength: 4,
  });
  const paths = fc.dictionary(
    name.map((text) => `f${text}`),
    fc.string(),
    { minKeys: 1, maxKeys: 8, noNullPrototype: true },
  );
  await fc.assert(
    fc.asyncProperty(paths, async (files) => {
      const first = await buildImage(files);
      const second = await buildImage(Object.fromEntries(Object.entries(files).reverse()));
      expect(second.digest).toBe(first.digest);
    }),
    { numRuns: 25, seed: 4 },
  );
});

/** By zlib and processor: registries keep what they have by digest, so a new one is a change to all images. */
const knownDigests: Readonly<Record<string, string>> = {
  '1.3.2.1-motley-8002e91 x64':
    'sha256:caba7b009e332dc4aa022e83e075b78c6cbf33a029427fd67d6e8d533314dd73',
};

/** The uncompressed digests change only on purpose; the compressed ones also when Node brings another zlib. */
it('writes the bytes it always wrote', async () => {
  const image = await buildImage(tree);
  expect(image.layers.map(({ diffId }) => diffId)).toMatchInlineSnapshot(`
    [
      "sha256:e1939fb3dd79c7848babde86917d0bb6d77da31a73a4b040f3dd4ff3eef72429",
      "sha256:1dc933511a1a40722550c7c29e76bfcf85325fcf56aa232291617d9d934d21a8",
    ]
  `);
  const known = knownDigests[`${process.versions.zlib} ${process.arch}`];
  if (known !== undefined) expect(image.digest).toBe(known);
});
