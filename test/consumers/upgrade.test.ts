import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { printManifest } from '../../src/compatibility/library-manifest.ts';
import { ExitCode } from '../../src/diagnostics/exit-codes.ts';
import { describeChanged } from '../codemods/changes.ts';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const manifest = printManifest(
  describeChanged({
    changes: [
      { kind: 'rename-step', from: 'deploySite', since: '2.0.0' },
      { kind: 'rename-parameter', from: 'wait', to: 'patience', since: '2.0.0' },
    ],
  }),
);

const pipeline = `import { definePipeline } from '@shop/library';
export default definePipeline({
  name: 'docs',
  stages: ({ publish }) => [publish('Publish', (s) => [s.deploySite('docs', 'build')])],
});
`;

function read(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

it('shows a diff that Git applies, and writes nothing', async () => {
  const folder = makeFolder({
    'library.json': manifest,
    'repos/one/platform.pipeline.ts': pipeline,
  });
  const args = ['upgrade', 'repos', '--library', 'library.json'];
  const { code, stdout } = await platform(folder, [...args, '--dry-run']);
  expect(code).toBe(ExitCode.success);
  expect(read(folder, 'repos/one/platform.pipeline.ts')).toBe(pipeline);
  const diff = stdout.slice(0, stdout.indexOf('\nrepos/one/platform.pipeline.ts\n') + 1);
  writeFileSync(join(folder, 'upgrade.diff'), diff);
  execFileSync('git', ['apply', 'upgrade.diff'], { cwd: folder });
  const applied = read(folder, 'repos/one/platform.pipeline.ts');
  expect(applied).toContain("s.publishSite('docs', 'build')");

  writeFileSync(join(folder, 'repos/one/platform.pipeline.ts'), pipeline);
  expect((await platform(folder, args)).stdout).toBe(
    'repos/one/platform.pipeline.ts\n  deploySite → publishSite  1 call\n1 of 1 repository were rewritten for @shop/library 3.0.0\n',
  );
  expect(read(folder, 'repos/one/platform.pipeline.ts')).toBe(applied);
  expect((await platform(folder, args)).stdout).toBe(
    '0 of 1 repository were rewritten for @shop/library 3.0.0\n',
  );
});

it('goes through a hundred repositories, and names what it leaves', async () => {
  const files: Record<string, string> = {
    'library.json': manifest,
    'list.txt': 'repos/r0\nrepos/none\n',
  };
  for (let index = 0; index < 100; index++)
    files[`repos/r${index}/platform.pipeline.ts`] = pipeline;
  files['repos/r7/platform.pipeline.ts'] = 'export default (;\n';
  files['repos/r8/platform.pipeline.ts'] = pipeline.replace("'build')", "'build', options)");
  const folder = makeFolder(files);
  const { code, stdout } = await platform(folder, [
    ...['upgrade', 'repos', '--list', 'list.txt', '--library', 'library.json', '--json'],
  ]);
  expect(code).toBe(ExitCode.invalid);
  const report = JSON.parse(stdout);
  expect(report.consumers).toHaveLength(101);
  expect(report.unread).toEqual([{ name: 'repos/none', problem: 'There is no such folder.' }]);
  for (let index = 0; index < 100; index++) {
    const text = read(folder, `repos/r${index}/platform.pipeline.ts`);
    expect(text.includes('publishSite'), `r${index}`).toBe(index !== 7);
  }
  expect(read(folder, 'repos/r7/platform.pipeline.ts')).toBe('export default (;\n');
  const plain = await platform(folder, ['upgrade', 'repos', '--library', 'library.json']);
  expect(plain.stdout).toBe(
    [
      'Left to a person:',
      '  repos/r7/platform.pipeline.ts:1:17  does not parse: Expression expected.',
      '  repos/r8/platform.pipeline.ts:4:58  publishSite: wait → patience: the call does not show whether it gives `wait`',
      '0 of 100 repositories were rewritten for @shop/library 3.0.0',
      '',
    ].join('\n'),
  );
});

it('keeps the mode of a file, follows a link inside and none outside, and leaves what is no UTF-8', async () => {
  const folder = makeFolder({
    'library.json': manifest,
    'outside.ts': pipeline,
    'one/ci/pipeline.ts': pipeline,
    'two/platform.pipeline.ts': `import './steps.ts';\n${pipeline}`,
    'three/platform.pipeline.ts': '',
  });
  chmodSync(join(folder, 'one/ci/pipeline.ts'), 0o755);
  symlinkSync('ci/pipeline.ts', join(folder, 'one/platform.pipeline.ts'));
  symlinkSync('../outside.ts', join(folder, 'two/steps.ts'));
  const latin = Buffer.concat([Buffer.from('// Gr\xfc\xdfe\n', 'latin1'), Buffer.from(pipeline)]);
  writeFileSync(join(folder, 'three/platform.pipeline.ts'), latin);
  const args = ['upgrade', 'one', 'two', 'three', '--library', 'library.json'];
  const { code, stdout } = await platform(folder, args);
  expect(code).toBe(ExitCode.missingPrerequisite);
  expect(stdout).toContain(
    'three/platform.pipeline.ts  It changed while it was upgraded, or is not UTF-8.',
  );
  expect(read(folder, 'one/ci/pipeline.ts')).toContain('publishSite');
  expect(statSync(join(folder, 'one/ci/pipeline.ts')).mode & 0o777).toBe(0o755);
  expect(read(folder, 'outside.ts')).toBe(pipeline);
  expect(readFileSync(join(folder, 'three/platform.pipeline.ts')).equals(latin)).toBe(true);
});

it('says what is wrong with what it was given', async () => {
  const future = manifest.replace('"rename-parameter"', '"turn-around"');
  const folder = makeFolder({
    'platform.pipeline.ts': pipeline,
    'library.json': manifest,
    'broken.json': '{',
    'other.json': '{"manifestVersion":9}',
    'future.json': future,
  });
  const fail = async (...args: string[]) => {
    const { code, stdout } = await platform(folder, ['upgrade', ...args, '--json']);
    return [code, JSON.parse(stdout).error.code];
  };
  expect(await fail('--library', 'broken.json')).toEqual([ExitCode.invalid, 'manifest.invalid']);
  expect(await fail('--library', 'other.json')).toEqual([ExitCode.usage, 'manifest.version']);
  expect(await fail('--library', 'none')).toEqual([
    ExitCode.missingPrerequisite,
    'library.not-found',
  ]);
  expect(await fail('--library', 'future.json')).toEqual([ExitCode.usage, 'upgrade.change']);
  expect(await fail('--library', 'library.json', '--from', 'two')).toEqual([
    ExitCode.usage,
    'upgrade.from',
  ]);
  expect(read(folder, 'platform.pipeline.ts')).toBe(pipeline);
});

it('follows the base steps unless another library is said', async () => {
  const folder = makeFolder({ 'platform.pipeline.ts': pipeline });
  const { code, stdout } = await platform(folder, ['upgrade']);
  expect(stdout).toMatch(/^0 of 1 repository were rewritten for jenkins-pipeline-sdk /);
  expect(code).toBe(ExitCode.success);
});
