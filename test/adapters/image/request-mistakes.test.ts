import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { expect, it, onTestFinished } from 'vitest';
import type { ImageRequest } from '../../../src/adapters/image/image-request.ts';
import { StepError } from '../../../src/diagnostics/errors.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage, makeContext, type Tree } from './build-image.ts';

async function failureOf(tree: Tree, request: Partial<ImageRequest> = {}): Promise<StepError> {
  const error = await buildImage(tree, request).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StepError);
  expect((error as StepError).mend).toMatch(/\.$/);
  return error as StepError;
}

it.each<[string, Partial<ImageRequest>, string]>([
  ['a name that no layout takes', { name: 'a b' }, '"a b"'],
  ['an empty name', { name: '' }, '""'],
  ['no platform', { platforms: [] }, 'no platform'],
  ['a platform twice', { platforms: ['linux/amd64', 'linux/amd64'] }, 'twice'],
  ['a relative working directory', { workdir: 'app' }, '"app"'],
  ['a working directory that climbs', { workdir: '/app/../etc' }, '"/app/../etc"'],
  ['a layer outside', { layers: [{ from: ['**'], to: '/a/../../b' }] }, '"/a/../../b"'],
  ['a variable with =', { environment: { 'A=B': '' } }, '"A=B"'],
  ['a variable with NUL', { environment: { A: 'a\0b' } }, '"A"'],
  ['a port that is none', { exposedPorts: [70_000] }, '70000'],
  ['half a port', { exposedPorts: [0.5] }, '0.5'],
  ['an invalid time', { createdAt: new Date('nonsense') }, 'time'],
  ['a compression level of 0', { compressionLevel: 0 }, '0 is no'],
])('refuses %s', async (_, request, found) => {
  const error = await failureOf({ a: '' }, request);
  expect(error.code).toBe('imageBuild.request');
  expect(error.message).toContain(found);
});

it.each(['linux', 'linux/', 'linux/amd64/v1/x', 'Linux/AMD64', ''])(
  'refuses the platform %j',
  async (platform) => {
    expect((await failureOf({ a: '' }, { platforms: [platform] })).code).toBe(
      'imageBuild.platform',
    );
  },
);

it('says what was seen when nothing is left', async () => {
  const tree = { '.dockerignore': 'dist\n', 'dist/a': '', 'b.log': '', 'c.txt': '' };
  const error = await failureOf(tree, { include: ['*.js'], exclude: ['*.log'] });
  expect(error.code).toBe('imageBuild.emptyContext');
  expect(error.message).toMatch(
    /Nothing in .*context is left for the image sample: 2 files were seen, 1 files or folders left out by \.dockerignore, 1 left out by exclude, and none of the rest matches \*\.js\./,
  );
});

it('takes a layer that matches nothing for a mistake, unless it is optional', async () => {
  const layers = [{ from: ['node_modules'] }, { from: ['*.js'] }];
  const error = await failureOf({ 'a.js': '' }, { layers });
  expect(error).toMatchObject({ code: 'imageBuild.emptyContext' });
  expect(error.message).toContain('node_modules');
  const image = await buildImage(
    { 'a.js': '' },
    { layers: [{ from: ['node_modules'], optional: true }, { from: ['*.js'] }] },
  );
  expect(image.layers).toHaveLength(1);
});

it('refuses an empty folder', async () => {
  expect((await failureOf({})).code).toBe('imageBuild.emptyContext');
});

it('says that the context does not exist, or is a file', async () => {
  const missing = join(makeTemporaryFolder(), 'nowhere');
  expect((await failureOf({}, { contextDirectory: missing })).message).toContain('does not exist');
  const file = join(makeContext({ a: '' }), 'a');
  const error = await failureOf({}, { contextDirectory: file });
  expect(error).toMatchObject({ code: 'imageBuild.context' });
  expect(error.message).toContain('is no folder');
});

it.each([
  ['an absolute link', '/etc/passwd'],
  ['a link that climbs out', '../outside'],
  ['a link that climbs out on a way round', 'sub/../../outside'],
])('refuses %s', async (_, target) => {
  const error = await failureOf({ 'dir/ok': '', 'link.txt': { link: target } });
  expect(error.code).toBe('imageBuild.escapingLink');
  expect(error.message).toContain(`link.txt is a symbolic link to ${target}`);
});

it('does not mind an escaping link that is left out', async () => {
  await buildImage({ a: '', out: { link: '/etc' } }, { exclude: ['out'] });
});

it('refuses sockets and pipes by name', async () => {
  const context = makeContext({ a: '' });
  const server = createServer().listen(join(context, 'socket'));
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => void server.close());
  const error = await failureOf({}, { contextDirectory: context });
  expect(error.code).toBe('imageBuild.specialFile');
  expect(error.message).toContain('socket is a socket');
  const other = makeContext({ a: '' });
  await execa('mkfifo', [join(other, 'pipe')]);
  expect((await failureOf({}, { contextDirectory: other })).message).toContain('pipe is a');
});

it('refuses a name that would delete a file of the image', async () => {
  const error = await failureOf({ 'x/.wh.passwd': '' });
  expect(error.code).toBe('imageBuild.fileName');
  expect(error.message).toContain('x/.wh.passwd');
});

it('refuses a name that is no text', async () => {
  const context = makeContext({ a: '' });
  writeFileSync(Buffer.concat([Buffer.from(`${context}/bad-`), Buffer.from([0xff, 0xfe])]), '');
  const error = await failureOf({}, { contextDirectory: context });
  expect(error.code).toBe('imageBuild.fileName');
  expect(error.message).toContain('bad-');
});

it('names a file and a folder that may not be read', async () => {
  for (const [name, make] of [
    ['secret', (path: string) => writeFileSync(path, 'x', { mode: 0o000 })],
    ['closed', (path: string) => mkdirSync(path, { mode: 0o000 })],
  ] as const) {
    const context = makeContext({ a: '' });
    make(join(context, name));
    chmodSync(dirname(context), 0o755);
    const error = await asOrdinaryUser(() => failureOf({}, { contextDirectory: context }));
    expect(error.code).toBe('imageBuild.unreadableFile');
    expect(error.message).toContain(`${name} cannot be read (EACCES)`);
  }
});

/** To root no file is closed, so for the time of the call a root process acts as `nobody`. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

it('does not strew an image into a folder that holds something else', async () => {
  const folder = makeContext({ 'readme.md': '' });
  const error = await failureOf({ a: '' }, { output: folder });
  expect(error.code).toBe('imageBuild.output');
  expect(error.message).toContain('readme.md');
});

it('says that the output cannot be written', async () => {
  const file = join(makeContext({ file: '' }), 'file');
  const error = await failureOf({ a: '' }, { output: join(file, 'layout') });
  expect(error.code).toBe('image.cannotWrite');
  expect(error.message).toContain('a part of the path is a file');
});
