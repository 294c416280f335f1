import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect, it } from 'vitest';
import { createFolderRegistry } from '../../../src/adapters/registry/folder-registry.ts';
import { ensureDebianPackage } from '../../sandbox/debian-package.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { buildImage } from './build-image.ts';
import { makeLayoutOf } from './make-layout.ts';
import { expectValidLayout } from './read-layout.ts';

/** skopeo shares no code with this project: it is what Podman and many pipelines read images with. */
async function skopeo(...args: readonly string[]): Promise<string> {
  return (await execa('skopeo', ['--insecure-policy', ...args])).stdout;
}

beforeAll(() => ensureDebianPackage('skopeo'));

const tree = { 'server.js': 'x', ünï: 'y', [`${'long/'.repeat(60)}name`]: 'z' };

it('inspects each platform of an image', async () => {
  const image = await buildImage(tree, {
    name: 'team/sample:1.0.0',
    platforms: ['linux/amd64', 'linux/arm64', 'linux/arm/v7'],
    environment: { A: '1' },
    labels: { team: 'payments' },
    createdAt: new Date('2026-01-02T03:04:05Z'),
  });
  const source = `oci:${image.layout}:team/sample:1.0.0`;
  for (const architecture of ['amd64', 'arm64']) {
    const text = await skopeo('--override-arch', architecture, 'inspect', source);
    expect(JSON.parse(text)).toMatchObject({
      Digest: image.digest,
      Created: '2026-01-02T03:04:05Z',
      Labels: { team: 'payments' },
      Architecture: architecture,
      Os: 'linux',
      Layers: image.layers.map(({ digest }) => digest),
      Env: ['A=1'],
    });
  }
  const raw = JSON.parse(await skopeo('inspect', '--raw', source));
  expect(raw.manifests.map(({ digest }: { digest: string }) => digest)).toEqual(
    image.manifests.map(({ digest }) => digest),
  );
});

it('copies an image with all its platforms and keeps every digest', async () => {
  const base = await buildImage({ os: '1' }, { platforms: ['linux/amd64', 'linux/arm64'] });
  const image = await buildImage(tree, {
    base: base.layout,
    platforms: ['linux/amd64', 'linux/arm64'],
  });
  const target = join(makeTemporaryFolder(), 'copy');
  await skopeo(
    'copy',
    '--all',
    '--preserve-digests',
    `oci:${image.layout}`,
    `oci:${target}:copied`,
  );
  const index = JSON.parse(readFileSync(join(target, 'index.json'), 'utf8'));
  expect(index.manifests[0].digest).toBe(image.digest);
});

it('copies an image into the form that docker load reads', async () => {
  const image = await buildImage(tree);
  const archive = join(makeTemporaryFolder(), 'image.tar');
  await skopeo('copy', `oci:${image.layout}:sample`, `docker-archive:${archive}:sample:1`);
  expect((await execa('tar', ['--list', '--file', archive])).stdout).toContain('manifest.json');
});

it('reads the embedded registry by tag and digest', async () => {
  const root = join(makeTemporaryFolder(), 'registry');
  const image = await buildImage(tree);
  await createFolderRegistry(root).push({
    layout: image.layout,
    digest: image.digest,
    repository: 'team/sample',
    tags: ['1.0.0', 'latest'],
  });
  for (const tag of ['1.0.0', 'latest']) {
    const text = await skopeo('inspect', `oci:${join(root, 'team/sample')}:${tag}`);
    expect(JSON.parse(text).Digest).toBe(image.digest);
  }
});

it('gives layouts that are read here as a base: from an index, of one platform, in older types', async () => {
  const image = await buildImage(tree, { platforms: ['linux/amd64', 'linux/arm64'] });
  const folder = makeTemporaryFolder();
  await skopeo('copy', '--all', `oci:${image.layout}`, `oci:${join(folder, 'all')}:base`);
  await skopeo('copy', `oci:${image.layout}`, `oci:${join(folder, 'one')}:base`);
  for (const name of ['all', 'one']) {
    const built = await buildImage({ a: '1' }, { base: join(folder, name) });
    expectValidLayout(built.layout);
    expect(built.manifests[0]?.platform.architecture).toBe('amd64');
  }
  const older = await makeLayoutOf([[{ name: 'a', text: 'x' }]], {
    layerType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  });
  const built = await buildImage({ a: '1' }, { base: older.layout });
  expectValidLayout(built.layout);
  await skopeo('inspect', `oci:${built.layout}`);
});
