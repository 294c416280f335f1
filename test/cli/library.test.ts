import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { platform } from '../support/command-line.ts';
import { makeFolder } from '../support/make-repository.ts';

test('init and new step say what they made and what comes next', async () => {
  const folder = makeFolder();
  const made = await platform(folder, ['library', 'init', 'acme', '--name', '@acme/pipelines']);
  expect(made).toMatchObject({ code: 0, stderr: '' });
  expect(made.stdout).toContain('created acme/package.json\n');
  expect(made.stdout).toContain('  platform library new step tag-release\n');
  const root = join(folder, 'acme');
  const step = await platform(root, ['library', 'new', 'step', 'tagRelease', '--json']);
  expect(JSON.parse(step.stdout).written).toContain('src/contracts/tag-release.ts');
  expect(existsSync(join(root, 'test/steps/tag-release.test.ts'))).toBe(true);
  const again = await platform(root, ['library', 'new', 'step', 'tagRelease', '--json']);
  expect(again.code).toBe(2);
  expect(JSON.parse(again.stdout).error).toMatchObject({ code: 'step.exists' });
});

test.each([
  ['build', 'library.none'],
  ['check', 'library.none'],
  ['docs', 'library.none'],
  ['release', 'git.none'],
])('%s outside of a library says so', async (command, code) => {
  const ended = await platform(makeFolder(), ['library', command, '--json']);
  expect(ended.code).not.toBe(0);
  expect(JSON.parse(ended.stdout).error.code).toBe(code);
});

test('what is misspelt is suggested, at every depth', async () => {
  const folder = makeFolder();
  for (const [words, meant] of [
    [['library', 'biuld'], 'build'],
    [['library', 'new', 'stp'], 'step'],
    [['library', 'release', '--aply'], '--apply'],
  ] as const) {
    const ended = await platform(folder, [...words]);
    expect(ended).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`Did you mean ${meant}`),
    });
  }
});
