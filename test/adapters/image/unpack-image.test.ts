import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unpackImage } from '../../../src/adapters/image/unpack-image.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage } from './build-image.ts';
import { listTree } from './list-tree.ts';
import { makeLayoutOf, type RawEntry } from './make-layout.ts';
import { makePseudoRandomBytes } from './pseudo-random.ts';

/** Unpacks layers into a folder that has a neighbour, and returns both. */
async function unpack(...layers: (readonly RawEntry[])[]) {
  const outside = makeTemporaryFolder();
  const target = join(outside, 'root');
  const { layout, digest } = await makeLayoutOf(layers);
  const result = await unpackImage(layout, digest, 'linux/amd64', target);
  return {
    ...result,
    outside,
    target,
    read: (path: string) => readFileSync(join(target, path), 'utf8'),
  };
}

it('gives back what was assembled', async () => {
  const big = makePseudoRandomBytes(1_500_000);
  const image = await buildImage({
    'server.js': 'listen()',
    'bin/start': { program: '#!/bin/sh' },
    'bin/latest': { link: 'start' },
    'big.bin': big,
    'näme with\nline break': 'odd',
  });
  const target = join(makeTemporaryFolder(), 'root');
  const { config, skipped } = await unpackImage(image.layout, image.digest, 'linux/amd64', target);
  expect(config.config?.Cmd).toEqual(['server']);
  expect(skipped).toEqual([]);
  expect(listTree(target)).toEqual(
    [
      'app',
      'app/big.bin',
      'app/bin',
      'app/bin/latest',
      'app/bin/start',
      'app/näme with\nline break',
      'app/server.js',
    ].sort(),
  );
  expect(readFileSync(join(target, 'app/big.bin')).equals(big)).toBe(true);
  expect(readlinkSync(join(target, 'app/bin/latest'))).toBe('start');
  expect(lstatSync(join(target, 'app/bin/start')).mode & 0o777).toBe(0o755);
  expect(lstatSync(join(target, 'app/server.js')).mode & 0o777).toBe(0o644);
});

it.each(['', '+gzip', '+zstd'])('reads layers of type tar%s', async (suffix) => {
  const { layout, digest } = await makeLayoutOf([[{ name: 'a', text: 'x' }]], {
    layerType: `application/vnd.oci.image.layer.v1.tar${suffix}`,
  });
  const target = join(makeTemporaryFolder(), 'root');
  await unpackImage(layout, digest, 'linux/amd64', target);
  expect(readFileSync(join(target, 'a'), 'utf8')).toBe('x');
});

it("reads Docker's own layer type", async () => {
  const { layout, digest } = await makeLayoutOf([[{ name: 'a', text: 'x' }]], {
    layerType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  });
  await unpackImage(layout, digest, 'linux/amd64', join(makeTemporaryFolder(), 'root'));
});

it('lets later layers replace and delete', async () => {
  const { target, read } = await unpack(
    [
      { name: 'kept', text: '1' },
      { name: 'replaced', text: 'old' },
      { name: 'gone', text: '1' },
      { name: 'folder/', type: 'directory' },
      { name: 'folder/below', text: '1' },
      { name: 'becomes-folder', text: '1' },
      { name: 'becomes-file/x', text: '1' },
    ],
    [
      { name: 'replaced', text: 'new' },
      { name: '.wh.gone' },
      { name: '.wh.folder' },
      { name: 'becomes-folder/', type: 'directory' },
      { name: 'becomes-folder/y', text: '2' },
      { name: 'becomes-file', text: '2' },
      { name: '.wh.never-was' },
    ],
  );
  expect(listTree(target)).toEqual([
    'becomes-file',
    'becomes-folder',
    'becomes-folder/y',
    'kept',
    'replaced',
  ]);
  expect(read('replaced')).toBe('new');
});

it('clears a folder of what lower layers have, and of that alone, in any order', async () => {
  const lower = [
    { name: 'data/', type: 'directory' },
    { name: 'data/old', text: '1' },
    { name: 'data/sub/old', text: '1' },
  ] as const;
  const first = await unpack(lower, [
    { name: 'data/.wh..wh..opq' },
    { name: 'data/new', text: '2' },
  ]);
  expect(listTree(first.target)).toEqual(['data', 'data/new']);
  const last = await unpack(lower, [
    { name: 'data/sub/new', text: '2' },
    { name: 'data/.wh..wh..opq' },
  ]);
  expect(listTree(last.target)).toContain('data/sub/new');
  expect(listTree(last.target)).not.toContain('data/old');
});

it('does not delete what the same layer wrote', async () => {
  const { read } = await unpack(
    [{ name: 'a', text: 'old' }],
    [{ name: 'a', text: 'new' }, { name: '.wh.a' }],
  );
  expect(read('a')).toBe('new');
});

it.each(['../evil', 'a/../../evil', '/../evil', './../../evil', 'a/b/../../../evil'])(
  'refuses the path %s',
  async (name) => {
    await expect(unpack([{ name, text: 'x' }])).rejects.toMatchObject({
      code: 'image.unsafePath',
      message: expect.stringContaining(JSON.stringify(name)),
    });
  },
);

it.each(['.wh...', '.wh..', '.wh.', 'sub/.wh...'])('refuses the deletion %s', async (name) => {
  await expect(unpack([{ name: 'sub/a', text: 'x' }], [{ name }])).rejects.toMatchObject({
    code: 'image.unsafePath',
  });
});

it.each([
  ['an absolute link', '/'],
  ['a link that climbs', '../../../../../..'],
  ['a link to the neighbour', '../neighbour'],
])('follows %s inside the image only', async (_, linkname) => {
  const { outside, target } = await unpack([
    { name: 'link', type: 'symlink', linkname },
    { name: 'link/neighbour/evil', text: 'x' },
    { name: 'link/evil', text: 'x' },
  ]);
  expect(readdirSync(outside)).toEqual(['root']);
  expect(readlinkSync(join(target, 'link'))).toBe(linkname);
  expect(listTree(target).filter((path) => path.endsWith('evil')).length).toBeGreaterThan(0);
});

it('does not write through a link that stands where a file shall be', async () => {
  const outside = makeTemporaryFolder();
  writeFileSync(join(outside, 'precious'), 'untouched');
  const { layout, digest } = await makeLayoutOf([
    [{ name: 'a', type: 'symlink', linkname: join(outside, 'precious') }],
    [{ name: 'a', text: 'evil' }],
  ]);
  const target = join(makeTemporaryFolder(), 'root');
  await unpackImage(layout, digest, 'linux/amd64', target);
  expect(readFileSync(join(outside, 'precious'), 'utf8')).toBe('untouched');
  expect(lstatSync(join(target, 'a')).isFile()).toBe(true);
});

it('deletes a link, not what it points at', async () => {
  const outside = makeTemporaryFolder();
  writeFileSync(join(outside, 'precious'), 'untouched');
  const { layout, digest } = await makeLayoutOf([
    [
      { name: 'link', type: 'symlink', linkname: outside },
      { name: 'other', type: 'symlink', linkname: outside },
    ],
    [{ name: '.wh.link' }, { name: 'other/.wh.precious' }, { name: 'other/.wh..wh..opq' }],
  ]);
  await unpackImage(layout, digest, 'linux/amd64', join(makeTemporaryFolder(), 'root'));
  expect(readdirSync(outside)).toEqual(['precious']);
});

it('does not change the mode of what a link points at', async () => {
  const outside = makeTemporaryFolder();
  const before = lstatSync(outside).mode;
  const { layout, digest } = await makeLayoutOf([
    [{ name: 'folder/', type: 'directory', mode: 0o777 }],
    [{ name: '.wh.folder' }, { name: 'folder', type: 'symlink', linkname: outside, mode: 0o777 }],
  ]);
  await unpackImage(layout, digest, 'linux/amd64', join(makeTemporaryFolder(), 'root'));
  expect(lstatSync(outside).mode).toBe(before);
});

it('puts files below the linked folders of a base, as /lib is in Debian', async () => {
  const { read, target } = await unpack(
    [
      { name: 'usr/lib/', type: 'directory' },
      { name: 'lib', type: 'symlink', linkname: 'usr/lib' },
    ],
    [{ name: 'lib/libnew.so', text: 'elf' }],
  );
  expect(read('usr/lib/libnew.so')).toBe('elf');
  expect(lstatSync(join(target, 'lib')).isSymbolicLink()).toBe(true);
});

it('ends at links that go in a circle', async () => {
  await expect(
    unpack([
      { name: 'a', type: 'symlink', linkname: 'b' },
      { name: 'b', type: 'symlink', linkname: 'a' },
      { name: 'a/x', text: '' },
    ]),
  ).rejects.toMatchObject({ code: 'image.unsafePath', message: expect.stringContaining('no end') });
});

it('makes hard links inside the image and refuses those that lead out', async () => {
  const { target } = await unpack([
    { name: 'one', text: 'same' },
    { name: 'two', type: 'link', linkname: 'one' },
    { name: 'three', type: 'link', linkname: '/one' },
  ]);
  expect(lstatSync(join(target, 'three')).ino).toBe(lstatSync(join(target, 'one')).ino);
  await expect(
    unpack([{ name: 'x', type: 'link', linkname: '../../../etc/passwd' }]),
  ).rejects.toMatchObject({ code: 'image.unsafePath' });
  await expect(
    unpack([
      { name: 'out', type: 'symlink', linkname: '/etc' },
      { name: 'x', type: 'link', linkname: 'out/passwd' },
    ]),
  ).rejects.toMatchObject({ code: 'image.layerCorrupt' });
});

it('keeps permissions, drops what changes the user, and fills read-only folders', async () => {
  const { target } = await unpack([
    { name: 'tmp/', type: 'directory', mode: 0o1777 },
    { name: 'closed/', type: 'directory', mode: 0o555 },
    { name: 'closed/file', text: 'x', mode: 0o4755 },
    { name: 'private', text: 'x', mode: 0o600 },
  ]);
  const mode = (path: string) => lstatSync(join(target, path)).mode & 0o7777;
  expect([mode('tmp'), mode('closed'), mode('closed/file'), mode('private')]).toEqual([
    0o1777, 0o555, 0o755, 0o600,
  ]);
});

it('tells what it does not make', async () => {
  const { skipped, target } = await unpack([
    { name: 'dev/null', type: 'character-device', devmajor: 1, devminor: 3 },
    { name: 'run/pipe', type: 'fifo' },
  ]);
  expect(skipped).toEqual(['dev/null', 'run/pipe']);
  expect(existsSync(join(target, 'dev/null'))).toBe(false);
});

it.each<[string, Buffer]>([
  ['ends in the middle', Buffer.concat([Buffer.alloc(512, 'x')])],
  ['is no tar file', Buffer.from('hello '.repeat(200))],
])('says that a layer %s', async (_, tar) => {
  const { layout, digest } = await makeLayoutOf([tar]);
  const target = join(makeTemporaryFolder(), 'root');
  await expect(unpackImage(layout, digest, 'linux/amd64', target)).rejects.toMatchObject({
    code: 'image.layerCorrupt',
  });
});

it('says that a layer is not compressed as it claims', async () => {
  const { layout, digest } = await makeLayoutOf([Buffer.alloc(1024)], {
    layerType: 'application/vnd.example.unknown.tar.gzip',
  });
  const target = join(makeTemporaryFolder(), 'root');
  await expect(unpackImage(layout, digest, 'linux/amd64', target)).rejects.toMatchObject({
    code: 'image.layerCorrupt',
    message: expect.stringContaining('incorrect header check'),
  });
});

it('says that a layer is not the one that the configuration names', async () => {
  const { layout, digest } = await makeLayoutOf([[{ name: 'a' }]], {
    diffIds: [`sha256:${'0'.repeat(64)}`],
  });
  const target = join(makeTemporaryFolder(), 'root');
  await expect(unpackImage(layout, digest, 'linux/amd64', target)).rejects.toMatchObject({
    code: 'image.layerCorrupt',
  });
});

it('does not unpack over something, nor another platform', async () => {
  const image = await buildImage({ a: '' });
  const full = makeTemporaryFolder();
  writeFileSync(join(full, 'mine'), '');
  await expect(unpackImage(image.layout, image.digest, 'linux/amd64', full)).rejects.toMatchObject({
    code: 'image.unpackTarget',
    message: expect.stringContaining('mine'),
  });
  await expect(
    unpackImage(image.layout, image.digest, 'linux/arm64', join(full, 'x')),
  ).rejects.toMatchObject({ code: 'image.platformMissing' });
});

it('stops on a signal', async () => {
  const image = await buildImage({ a: '' });
  const target = join(makeTemporaryFolder(), 'root');
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(
    unpackImage(image.layout, image.digest, 'linux/amd64', target, signal),
  ).rejects.toThrow('enough');
});
