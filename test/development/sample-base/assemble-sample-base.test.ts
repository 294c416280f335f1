import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { assembleSampleBase } from '../../../src/development/sample-base/assemble-sample-base.ts';
import { expectValidLayout, listWithTar, readImages } from '../../adapters/image/read-layout.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('makes a base that is valid, the same each time, and quick the second time', async () => {
  const folder = makeTemporaryFolder();
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache-1'));
  const first = await assembleSampleBase(join(folder, 'first'));
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    expect(first).toEqual({ base: 'scratch', reason: expect.stringContaining(process.platform) });
    return;
  }
  expect(first).toMatchObject({ base: join(folder, 'first'), fromCache: false });
  expectValidLayout(join(folder, 'first'));
  const second = await assembleSampleBase(join(folder, 'second'));
  expect(second).toEqual({ ...first, base: join(folder, 'second'), fromCache: true });
  vi.stubEnv('XDG_CACHE_HOME', join(folder, 'cache-2'));
  expect(await assembleSampleBase(join(folder, 'third'))).toMatchObject({
    digest: 'digest' in first && first.digest,
    fromCache: false,
  });

  const [image] = readImages(join(folder, 'first'), 'node24');
  expect(image?.config.config).toMatchObject({ User: '65532:65532', Cmd: ['node'] });
  const [system, node] = image!.manifest.layers;
  const lines = await listWithTar(join(folder, 'first'), system!.digest);
  const listed = lines.map((line) => `${line.split(' ')[0]} ${line.split(' ').at(-1)}`);
  expect(listed).toContain('drwxrwxrwt tmp/');
  expect(listed).toContain('-rw-r--r-- etc/passwd');
  expect(listed).toContain('-rwxr-xr-x lib64/ld-linux-x86-64.so.2');
  const ofNode = await listWithTar(join(folder, 'first'), node!.digest);
  expect(ofNode.at(-1)).toMatch(/^-rwxr-xr-x .* usr\/local\/bin\/node$/);
});

it('says why there is no base on another system', async () => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('darwin');
  vi.spyOn(process, 'arch', 'get').mockReturnValue('arm64');
  expect(await assembleSampleBase(join(makeTemporaryFolder(), 'base'))).toEqual({
    base: 'scratch',
    reason: 'the sample base is made on Linux x64 only, and this is darwin arm64',
  });
});
