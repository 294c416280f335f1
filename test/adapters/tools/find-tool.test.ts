import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { findTool } from '../../../src/adapters/tools/find-tool.ts';
import { resolveCachedTool, resolveToolCache } from '../../../src/adapters/tools/tool-cache.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { writeFakeTool } from './fake-tool.ts';

let root: string;
let environment: Record<string, string>;

beforeEach(() => {
  root = makeTemporaryFolder();
  environment = {
    PATH: [join(root, 'first'), join(root, 'missing'), join(root, 'second')].join(delimiter),
    XDG_CACHE_HOME: join(root, 'cache'),
  };
});

const find = (minimumVersion: string) => findTool({ name: 'fake', minimumVersion, environment });

it('takes the first one on the PATH that is new enough', async () => {
  await writeFakeTool(join(root, 'first'), 'fake', 'fake version v1.9.0');
  const path = await writeFakeTool(join(root, 'second'), 'fake', 'fake 1.10.2+g1234 linux');
  expect(await find('1.10.0')).toEqual({ name: 'fake', path, version: '1.10.2' });
});

it('looks into the cache after the PATH, for the newest version', async () => {
  const cache = resolveToolCache(environment);
  for (const version of ['1.2.0', '1.10.0', '1.9.0']) {
    const path = resolveCachedTool(cache, 'fake', version);
    await writeFakeTool(join(path, '..'), 'fake', 'not asked');
  }
  await mkdir(join(cache, 'fake-nightly'));
  await mkdir(join(cache, 'fake-2.0.0'));
  const path = resolveCachedTool(cache, 'fake', '1.10.0');
  expect(await find('1.0.0')).toEqual({ name: 'fake', path, version: '1.10.0' });
  const onPath = await writeFakeTool(join(root, 'first'), 'fake', '1.1.1');
  expect(await find('1.0.0')).toMatchObject({ path: onPath });
});

it('says what was found when nothing will do', async () => {
  expect(await find('1.0.0')).toEqual({ name: 'fake', found: 'is not on the PATH' });
  const path = await writeFakeTool(join(root, 'first'), 'fake', '0.9.0');
  expect(await find('1.0.0')).toEqual({
    name: 'fake',
    found: `at ${path} is version 0.9.0, and at least 1.0.0 is needed`,
  });
  await writeFakeTool(join(root, 'first'), 'fake', 'hello');
  expect(await find('1.0.0')).toEqual({
    name: 'fake',
    found: `at ${path} does not say its version`,
  });
});

it('passes over what cannot be run', async () => {
  await mkdir(join(root, 'first', 'fake'), { recursive: true });
  await mkdir(join(root, 'second'));
  await writeFile(join(root, 'second', 'fake'), '1.0.0');
  await chmod(join(root, 'second', 'fake'), 0o644);
  expect(await find('1.0.0')).toEqual({ name: 'fake', found: 'is not on the PATH' });
});

it('keeps the cache where the user keeps caches', () => {
  expect(resolveToolCache({ HOME: '/home/a' })).toBe('/home/a/.cache/jenkins-pipeline-sdk/tools');
  expect(resolveToolCache({ HOME: '/home/a', XDG_CACHE_HOME: '/c' })).toBe(
    '/c/jenkins-pipeline-sdk/tools',
  );
});
