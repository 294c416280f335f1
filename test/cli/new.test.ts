import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

const hasJava = (() => {
  try {
    execFileSync('javac', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

describe('each kind compiles, runs and leaves a clean check', () => {
  test.each(['empty', 'node', ...(hasJava ? ['java'] : [])])('%s', async (kind) => {
    const folder = makeFolder();
    const made = await platform(folder, ['new', 'my-service', '--kind', kind]);
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('created my-service/platform.pipeline.ts');
    expect(made.stdout).toContain('cd my-service');
    const repository = join(folder, 'my-service');
    const compile = await platform(repository, ['compile']);
    expect(compile).toMatchObject({ code: 0, stderr: '' });
    const run = await platform(repository, ['run']);
    expect(run.stderr).toBe('');
    expect(run.code).toBe(0);
    expect(run.stdout).toContain('my-service: succeeded');
    expect((await platform(repository, ['check'])).stdout).toContain('no mistakes');
  });
});

test('the Go kind compiles; it runs where Go is', async () => {
  const folder = makeFolder();
  await platform(folder, ['new', 'service', '--kind', 'go']);
  expect((await platform(join(folder, 'service'), ['compile'])).code).toBe(0);
});

test('files that are there stay, and are named', async () => {
  const folder = makeFolder({ 'package.json': '{"mine":true}\n', 'src/other.js': '' });
  const { code, stdout } = await platform(folder, ['new', '--name', 'mine']);
  expect(code).toBe(0);
  expect(stdout).toContain('kept    package.json');
  expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe('{"mine":true}\n');
  expect(existsSync(join(folder, 'src/server.js'))).toBe(true);
});

test('a folder with a pipeline is refused, and a file in the way said', async () => {
  const folder = makeFolder({ 'platform.pipeline.ts': 'mine', file: 'x' });
  const there = await platform(folder, ['new', '.']);
  expect(there.code).toBe(2);
  expect(there.stderr).toContain('platform.pipeline.ts is there already; nothing was written.');
  const inTheWay = await platform(folder, ['new', 'file']);
  expect(inTheWay.code).toBe(4);
  expect(inTheWay.stderr).not.toContain('mistake in jenkins-pipeline-sdk');
});

test.each([
  ["x'; process.exit(1); '", 'x-process-exit-1'],
  ['Großes Haus', 'gro-es-haus'],
  ['12factor', 'service-12factor'],
  ['-x', 'x'],
  ['a'.repeat(50), 'a'.repeat(40)],
])('the name %j is refused with a proposal', async (name, proposal) => {
  const folder = makeFolder();
  const { code, stderr } = await platform(folder, ['new', '.', `--name=${name}`]);
  expect(code).toBe(2);
  expect(stderr).toContain(`--name ${proposal}`);
  expect(existsSync(join(folder, 'platform.pipeline.ts'))).toBe(false);
});

test.each(['Mein Dienst', '日本語', '2024', "it's"])(
  'a folder called %j gets a name that fits',
  async (name) => {
    const folder = makeFolder();
    const { code, stdout } = await platform(folder, ['new', name, '--kind', 'empty', '--json']);
    expect(code).toBe(0);
    const { written } = JSON.parse(stdout);
    expect(written).toContain('platform.pipeline.ts');
    const text = readFileSync(join(folder, name, 'platform.pipeline.ts'), 'utf8');
    expect(text).toMatch(/name: '[a-z][a-z0-9-]*'/);
  },
);

test('a run in a new repository without Git works, and again', async () => {
  const folder = makeFolder();
  await platform(folder, ['new', '.', '--kind', 'empty', '--name', 'x']);
  writeFileSync(join(folder, '.gitignore'), '');
  for (const count of [1, 2]) {
    const { code, stdout } = await platform(folder, ['run']);
    expect(code, `run ${count}`).toBe(0);
    expect(stdout).toContain('Hello from x.');
  }
});
