import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage } from './build-image.ts';
import { expectValidLayout, listPaths, readImages } from './read-layout.ts';

const baseSettings = {
  name: 'base',
  platforms: ['linux/amd64', 'linux/arm64/v8'],
  entrypoint: ['/entry'],
  command: ['serve'],
  environment: { PATH: '/bin', LANG: 'C' },
  exposedPorts: [80],
  user: 'app:app',
  workdir: '/srv',
  labels: { vendor: 'base', tier: 'base' },
} as const;

it('inherits the settings of its base and adds to its history', async () => {
  const base = await buildImage({ os: 'x' }, baseSettings);
  const image = await buildImage({ a: '' }, { base: base.layout, command: [] });
  expectValidLayout(image.layout);
  const [read] = readImages(image.layout);
  expect(read?.config.config).toEqual({
    User: 'app:app',
    ExposedPorts: { '80/tcp': {} },
    Env: ['LANG=C', 'PATH=/bin'],
    Entrypoint: ['/entry'],
    Cmd: ['serve'],
    WorkingDir: '/srv',
    Labels: { tier: 'base', vendor: 'base' },
  });
  expect(read?.config.history?.map(({ created_by }) => created_by)).toEqual([
    'COPY ** /srv',
    'COPY ** /srv',
  ]);
  expect(read?.config.rootfs.diff_ids).toEqual([base.layers[0]?.diffId, image.layers[0]?.diffId]);
  expect(read?.manifest.annotations?.['org.opencontainers.image.base.digest']).toBe(
    base.manifests[0]?.digest,
  );
});

it('lets its own settings win', async () => {
  const base = await buildImage({ os: 'x' }, baseSettings);
  const image = await buildImage(
    { a: '' },
    {
      base: base.layout,
      command: ['mine'],
      environment: { LANG: 'C.UTF-8', NEW: '1' },
      exposedPorts: [8080],
      user: 'root',
      workdir: '/app',
      labels: { tier: 'app' },
    },
  );
  expect(readImages(image.layout)[0]?.config.config).toEqual({
    User: 'root',
    ExposedPorts: { '80/tcp': {}, '8080/tcp': {} },
    Env: ['LANG=C.UTF-8', 'PATH=/bin', 'NEW=1'],
    Entrypoint: ['/entry'],
    Cmd: ['mine'],
    WorkingDir: '/app',
    Labels: { tier: 'app', vendor: 'base' },
  });
});

it("drops the base's command with its own entrypoint", async () => {
  const base = await buildImage({ os: 'x' }, baseSettings);
  const image = await buildImage(
    { a: '' },
    { base: base.layout, command: [], entrypoint: ['/my'] },
  );
  const settings = readImages(image.layout)[0]?.config.config;
  expect(settings).toMatchObject({ Entrypoint: ['/my'] });
  expect(settings).not.toHaveProperty('Cmd');
});

it.each(['root', '0', '0:0', 'root:root'])('does not inherit the user %s', async (user) => {
  const base = await buildImage({ os: 'x' }, { user, workdir: '/' });
  const image = await buildImage({ a: '' }, { base: base.layout });
  expect(readImages(image.layout)[0]?.config.config).toMatchObject({
    User: '65532:65532',
    WorkingDir: '/app',
  });
});

it('chooses the base by platform, for which v8 of arm64 goes without saying', async () => {
  const base = await buildImage({ os: 'x' }, baseSettings);
  const request = { base: base.layout, platforms: ['linux/arm64', 'linux/amd64'] };
  const image = await buildImage({ a: '' }, request);
  expectValidLayout(image.layout);
  expect(
    readImages(image.layout).map(
      ({ manifest }) => manifest.annotations?.['org.opencontainers.image.base.digest'],
    ),
  ).toEqual([base.manifests[1]?.digest, base.manifests[0]?.digest]);
});

it('lists what a base has when it lacks the platform', async () => {
  const base = await buildImage({ os: 'x' }, baseSettings);
  await expect(
    buildImage({ a: '' }, { base: base.layout, platforms: ['linux/s390x'] }),
  ).rejects.toMatchObject({
    code: 'image.platformMissing',
    message: expect.stringContaining('linux/s390x; it has linux/amd64, linux/arm64/v8.'),
  });
});

it('takes one of several bases by name or digest, and asks when none is said', async () => {
  const layout = join(makeTemporaryFolder(), 'bases');
  const one = await buildImage({ os: '1' }, { output: layout, name: 'one' });
  const two = await buildImage({ os: '2' }, { output: layout, name: 'two' });
  const named = await buildImage({ a: '' }, { base: layout, baseReference: 'two' });
  const digested = await buildImage({ a: '' }, { base: layout, baseReference: two.digest });
  const nested = await buildImage(
    { a: '' },
    { base: layout, baseReference: two.manifests[0]!.digest },
  );
  expect(digested.digest).toBe(named.digest);
  expect(nested.digest).toBe(named.digest);
  await expect(buildImage({ a: '' }, { base: layout })).rejects.toMatchObject({
    code: 'image.ambiguous',
    message: expect.stringContaining('one, two'),
  });
  await expect(
    buildImage({ a: '' }, { base: layout, baseReference: 'three' }),
  ).rejects.toMatchObject({
    code: 'image.notFound',
    message: expect.stringContaining('it has one, two'),
  });
  expect(one.digest).not.toBe(two.digest);
});

it('leaves the folders of a base alone', async () => {
  const base = await buildImage({ os: 'x' }, { workdir: '/' });
  const layers = [{ from: ['**'], to: '/usr/local/bin' }];
  const image = await buildImage({ tool: '' }, { base: base.layout, layers });
  expect(await listPaths(image.layout, image.layers[0]!.digest)).toEqual(['usr/local/bin/tool']);
  const deeper = await buildImage(
    { tool: '' },
    { base: base.layout, layers: [{ from: ['**'], to: '/opt/x' }] },
  );
  expect(await listPaths(deeper.layout, deeper.layers[0]!.digest)).toEqual([
    'opt/x/',
    'opt/x/tool',
  ]);
});

it.each<[string, (layout: string, digest: string) => void, string]>([
  ['no such folder', (layout) => rmSync(layout, { recursive: true }), 'image.notALayout'],
  ['no index.json', (layout) => rmSync(join(layout, 'index.json')), 'image.notALayout'],
  [
    'an index.json that is no JSON',
    (layout) => writeFileSync(join(layout, 'index.json'), '{"manif'),
    'image.invalidDocument',
  ],
  [
    'an index.json without entries',
    (layout) => writeFileSync(join(layout, 'index.json'), '[]'),
    'image.invalidDocument',
  ],
  [
    'a digest that is a path',
    (layout) =>
      writeFileSync(
        join(layout, 'index.json'),
        JSON.stringify({
          manifests: [{ mediaType: 'x', digest: 'sha256:../../../etc/passwd', size: 1 }],
        }),
      ),
    'image.invalidDigest',
  ],
  ['a missing layer', (layout, digest) => rmSync(blob(layout, digest)), 'image.blobMissing'],
  [
    'a truncated layer',
    (layout, digest) => truncateSync(blob(layout, digest), 10),
    'image.blobCorrupt',
  ],
  ['a changed layer', flipByte, 'image.blobCorrupt'],
])('says what is wrong with a base: %s', async (_, damage, code) => {
  const base = await buildImage({ os: 'x' });
  damage(base.layout, base.layers[0]!.digest);
  await expect(buildImage({ a: '' }, { base: base.layout })).rejects.toMatchObject({ code });
});

it('says that a manifest of the base is damaged', async () => {
  const base = await buildImage({ os: 'x' });
  flipByte(base.layout, base.manifests[0]!.digest);
  await expect(buildImage({ a: '' }, { base: base.layout })).rejects.toMatchObject({
    code: 'image.blobCorrupt',
    message: expect.stringContaining('its content has another digest'),
  });
});

function blob(layout: string, digest: string): string {
  return join(layout, 'blobs/sha256', digest.slice(7));
}

function flipByte(layout: string, digest: string): void {
  const path = blob(layout, digest);
  const bytes = readFileSync(path);
  bytes[bytes.length - 3]! ^= 0xff;
  writeFileSync(path, bytes);
}
