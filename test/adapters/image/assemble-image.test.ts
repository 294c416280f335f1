import { linkSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage, makeContext } from './build-image.ts';
import { expectValidLayout, listPaths, listWithTar, readImages } from './read-layout.ts';

it('makes a layout that keeps to the specification', async () => {
  const image = await buildImage({ 'server.js': 'run()', 'lib/a.js': 'a' });
  expectValidLayout(image.layout);
  expect(image).toMatchObject({
    reference: 'sample',
    digest: expect.stringMatching(/^sha256:/),
    layers: [{ fromCache: false }],
  });
  const [read] = readImages(image.layout, 'sample');
  expect(image.manifests).toEqual([
    {
      platform: { os: 'linux', architecture: 'amd64' },
      digest: read?.entry.digest,
      configDigest: read?.manifest.config.digest,
      sizeBytes: read!.manifest.config.size + read!.manifest.layers[0]!.size,
    },
  ]);
});

it('writes entries with normal modes, root as owner, one fixed time, in byte order', async () => {
  const image = await buildImage({ 'b.js': '1', 'a/z.js': '22', 'a-b': '', run: { program: 'x' } });
  expect(await listWithTar(image.layout, image.layers[0]!.digest)).toEqual([
    'drwxr-xr-x 0/0               0 1970-01-01 00:00:01 app/',
    'drwxr-xr-x 0/0               0 1970-01-01 00:00:01 app/a/',
    '-rw-r--r-- 0/0               0 1970-01-01 00:00:01 app/a-b',
    '-rw-r--r-- 0/0               2 1970-01-01 00:00:01 app/a/z.js',
    '-rw-r--r-- 0/0               1 1970-01-01 00:00:01 app/b.js',
    '-rwxr-xr-x 0/0               1 1970-01-01 00:00:01 app/run',
  ]);
});

it('writes every setting into the configuration', async () => {
  const image = await buildImage(
    { a: '' },
    {
      workdir: '/srv/app',
      command: ['--port', '80'],
      entrypoint: ['/srv/app/a'],
      environment: { B: '2', A: 'x=y z' },
      exposedPorts: [8080, 80],
      user: 'nobody',
      labels: { team: 'payments' },
      annotations: { 'org.opencontainers.image.title': 'Sample' },
      createdAt: new Date('2026-03-04T05:06:07.000Z'),
    },
  );
  expectValidLayout(image.layout);
  const [read] = readImages(image.layout);
  expect(read?.config).toEqual({
    created: '2026-03-04T05:06:07Z',
    architecture: 'amd64',
    os: 'linux',
    config: {
      User: 'nobody',
      ExposedPorts: { '80/tcp': {}, '8080/tcp': {} },
      Env: ['A=x=y z', 'B=2'],
      Entrypoint: ['/srv/app/a'],
      Cmd: ['--port', '80'],
      WorkingDir: '/srv/app',
      Labels: { team: 'payments' },
    },
    rootfs: { type: 'layers', diff_ids: [image.layers[0]?.diffId] },
    history: [{ created: '2026-03-04T05:06:07Z', created_by: 'COPY ** /srv/app' }],
  });
  expect(read?.manifest.annotations).toEqual({
    'org.opencontainers.image.created': '2026-03-04T05:06:07Z',
    'org.opencontainers.image.title': 'Sample',
  });
});

it('runs as a user other than root, in /app, at the epoch, unless said', async () => {
  const image = await buildImage({ a: '' });
  const [read] = readImages(image.layout);
  expect(read?.config).toMatchObject({
    created: '1970-01-01T00:00:00Z',
    config: { User: '65532:65532', WorkingDir: '/app', Cmd: ['server'] },
  });
});

it('shares the layers over platforms', async () => {
  const image = await buildImage(
    { a: '1' },
    { platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'] },
  );
  expectValidLayout(image.layout);
  const images = readImages(image.layout);
  expect(images.map(({ entry }) => entry.platform)).toEqual([
    { os: 'linux', architecture: 'amd64' },
    { os: 'linux', architecture: 'arm64' },
    { os: 'linux', architecture: 'arm', variant: 'v7' },
  ]);
  expect(new Set(images.map(({ manifest }) => manifest.layers[0]?.digest)).size).toBe(1);
});

it('keeps dependencies and code in layers of their own', async () => {
  const tree = { 'index.js': '', 'node_modules/a/i.js': '', 'sub/node_modules/b/i.js': '' };
  const image = await buildImage(tree);
  const [dependencies, code] = image.layers;
  expect(await listPaths(image.layout, dependencies!.digest)).toEqual([
    'app/',
    'app/node_modules/',
    'app/node_modules/a/',
    'app/node_modules/a/i.js',
    'app/sub/',
    'app/sub/node_modules/',
    'app/sub/node_modules/b/',
    'app/sub/node_modules/b/i.js',
  ]);
  expect(await listPaths(image.layout, code!.digest)).toEqual(['app/', 'app/index.js']);
  const changed = await buildImage({ ...tree, 'index.js': 'new' });
  expect(changed.layers[0]).toEqual(dependencies);
});

it('puts named layers where they are asked to be, each file once', async () => {
  const image = await buildImage(
    { 'conf/a.json': '1', 'dist/main.js': '2', 'src/main.ts': '3' },
    { layers: [{ from: ['conf'], to: '/etc/sample' }, { from: ['**/*.js*'] }] },
  );
  expectValidLayout(image.layout);
  expect(await listPaths(image.layout, image.layers[0]!.digest)).toEqual([
    'etc/',
    'etc/sample/',
    'etc/sample/conf/',
    'etc/sample/conf/a.json',
  ]);
  expect(await listPaths(image.layout, image.layers[1]!.digest)).toEqual([
    'app/',
    'app/dist/',
    'app/dist/main.js',
  ]);
});

it('leaves the history, its own files, the ignored and the excluded ones out', async () => {
  const image = await buildImage(
    {
      '.dockerignore': '# secrets\n*.pem\ndocs\n!docs/keep.md\n',
      '.git/HEAD': '',
      'sub/.git': 'gitdir: x',
      '.platform/runs/1/log': '',
      'key.pem': '',
      'docs/drop.md': '',
      'docs/keep.md': '',
      'src/a.ts': '',
      'src/a.test.ts': '',
      'sub/file': '',
    },
    { exclude: ['**/*.test.ts'] },
  );
  expect(await listPaths(image.layout, image.layers[0]!.digest)).toEqual([
    'app/',
    'app/docs/',
    'app/docs/keep.md',
    'app/src/',
    'app/src/a.ts',
    'app/sub/',
    'app/sub/file',
  ]);
});

it('leaves out what it writes itself when that lies in the context', async () => {
  const context = makeContext({ a: '1' });
  const request = {
    contextDirectory: context,
    output: join(context, 'out/layout'),
    cacheDirectory: join(context, 'cache'),
  };
  const first = await buildImage({}, request);
  const second = await buildImage({}, request);
  expect(second.digest).toBe(first.digest);
  expect(await listPaths(first.layout, first.layers[0]!.digest)).toEqual(['app/', 'app/a']);
});

it('keeps empty folders and writes hard links as files', async () => {
  const context = makeContext({ one: 'same' });
  mkdirSync(join(context, 'data'));
  linkSync(join(context, 'one'), join(context, 'two'));
  const image = await buildImage({}, { contextDirectory: context });
  const lines = await listWithTar(image.layout, image.layers[0]!.digest);
  expect(lines.map((line) => `${line[0]} ${line.split(' ').at(-1)}`)).toEqual([
    'd app/',
    'd app/data/',
    '- app/one',
    '- app/two',
  ]);
});

it('adds to a layout that has images and keeps the blobs that are there', async () => {
  const layout = join(makeTemporaryFolder(), 'layout');
  const first = await buildImage({ a: '1' }, { output: layout, name: 'one' });
  const blobs = readdirSync(join(layout, 'blobs/sha256'));
  const second = await buildImage({ a: '1' }, { output: layout, name: 'two:1.0' });
  expect(second.digest).toBe(first.digest);
  expect(readdirSync(join(layout, 'blobs/sha256'))).toEqual(blobs);
  await buildImage({ a: '2' }, { output: layout, name: 'two:1.0' });
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8'));
  const name = 'org.opencontainers.image.ref.name';
  expect(index.manifests.map((entry: { annotations: object }) => entry.annotations)).toEqual([
    { [name]: 'one' },
    { [name]: 'two:1.0' },
  ]);
});

it('does not leave anything but the layout behind', async () => {
  const folder = makeTemporaryFolder();
  await buildImage({ a: '1' }, { output: join(folder, 'layout') });
  expect(readdirSync(folder)).toEqual(['layout']);
  expectValidLayout(join(folder, 'layout'));
});

it('writes a file larger than what it reads at once', async () => {
  const bytes = Buffer.alloc(3 * 1024 * 1024 + 17, 'payload ');
  const image = await buildImage({ 'big.bin': bytes, 'exact.bin': Buffer.alloc(512 * 1024) });
  expectValidLayout(image.layout);
  const lines = await listWithTar(image.layout, image.layers[0]!.digest);
  expect(lines.filter((line) => line.startsWith('-')).map((line) => line.split(/\s+/)[2])).toEqual([
    String(bytes.length),
    String(512 * 1024),
  ]);
});

it('takes a context by a symbolic link', async () => {
  const context = makeContext({ 'real/a': '1', alias: { link: 'real' } });
  const direct = await buildImage({}, { contextDirectory: join(context, 'real') });
  const linked = await buildImage({}, { contextDirectory: join(context, 'alias') });
  expect(linked.digest).toBe(direct.digest);
});

it('never reads a byte-order mark or Windows line ends as a pattern', async () => {
  const context = makeContext({ a: '1', b: '2' });
  writeFileSync(join(context, '.dockerignore'), '\uFEFFa\r\n');
  const image = await buildImage({}, { contextDirectory: context });
  expect(await listPaths(image.layout, image.layers[0]!.digest)).toEqual(['app/', 'app/b']);
});
