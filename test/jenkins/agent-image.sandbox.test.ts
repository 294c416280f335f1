import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectAgentFiles } from '../../jenkins/agent/collect-files.ts';
import { unpackImage } from '../../src/adapters/image/unpack-image.ts';
import { assembleSampleBase } from '../../src/development/sample-base/assemble-sample-base.ts';
import { readImages } from '../adapters/image/read-layout.ts';
import { buildPackageOnce } from '../support/built-package.ts';
import { lowerInNode } from '../support/evaluate-in-node.ts';
import { execute } from '../support/execute.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/**
 * The pipeline beside the agent's Dockerfile, with the samples' base instead of Jenkins's own agent,
 * which no package registry has.
 */
test('the agent image is assembled without a daemon: no root, tools that run, the runner at its path', async () => {
  const workspace = makeTemporaryFolder();
  const source = join(root, 'jenkins/agent/platform.pipeline.ts');
  const { pipeline, diagnostics } = lowerInNode(source, join(root, 'jenkins/agent'));
  expect(diagnostics).toEqual([]);
  await collectAgentFiles(join(workspace, 'files'), join(await buildPackageOnce(), 'dist'));
  const base = await assembleSampleBase(join(workspace, '.base/inbound-agent'));
  expect(base.base).not.toBe('scratch');
  const image = pipeline?.images['jenkins-agent'];
  const result = await execute(workspace, 'imageBuild', { image });
  expect(result.error).toBeUndefined();

  const layout = join(workspace, '.platform/images/jenkins-agent');
  const [assembled] = readImages(layout, 'jenkins-agent');
  expect(assembled?.config.config).toMatchObject({ User: '1000:1000' });
  const unpacked = join(workspace, 'unpacked');
  await unpackImage(layout, result.outputs['digest'] as string, 'linux/amd64', unpacked);
  const home = join(unpacked, 'opt/jenkins-pipeline-sdk');
  for (const name of ['node', 'helm', 'kubectl', 'platform-step']) {
    const { mode, uid } = statSync(join(home, 'bin', name));
    expect([name, mode & 0o777, uid]).toEqual([name, 0o755, 0]);
  }
  const starter = readFileSync(join(home, 'bin/platform-step'), 'utf8');
  expect(starter).toContain('program=runner/launcher.cjs\n');
  expect(starter).toContain(
    'exec /opt/jenkins-pipeline-sdk/bin/node "/opt/jenkins-pipeline-sdk/lib/$program" "$@"\n',
  );
  const run = (tool: string, ...args: string[]) =>
    execFileSync(join(home, 'bin', tool), args, { encoding: 'utf8' });
  expect(run('node', '--version')).toBe(`${process.version}\n`);
  expect(run('helm', 'version', '--short')).toMatch(/^v4\./);
  expect(run('kubectl', 'version', '--client')).toContain('v1.36.');
  // The runner that lies there works: it refuses a request that is none, in its own words.
  const refused = execFileSync(
    '/bin/sh',
    [
      '-c',
      '"$0" "$1"; echo "code $?"',
      join(home, 'bin/node'),
      join(home, 'lib/runner/launcher.cjs'),
    ],
    { encoding: 'utf8', env: { WORKSPACE: workspace } },
  );
  expect(refused).toContain("platform-step takes the file with the step's request");
  expect(refused).toContain('code 2');
});
