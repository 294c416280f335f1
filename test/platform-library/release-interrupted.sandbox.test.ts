import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { beforeAll, expect, test } from 'vitest';
import { releaseSteps } from '../../src/platform-library/release/apply-release.ts';
import { buildPackageOnce } from '../support/built-package.ts';
import { git, makeFolder } from '../support/make-repository.ts';
import { commitAll, makeSampleLibrary, runPlatform } from './library-command.ts';

let sdk = '';
beforeAll(async () => {
  sdk = await buildPackageOnce();
});

/** Starts a release that dies behind a step; returns the signal that ended it. */
async function releaseUntil(root: string, step: string): Promise<string | undefined> {
  const child = join(sdk, 'test/platform-library/release-in-child.ts');
  return (await execa(process.execPath, [child, root, step], { reject: false })).signal;
}

/** Everything that a release leaves for people, and nothing that it must not. */
function expectReleased(root: string, base: string): void {
  const [main = '', v1, tag] = git(root, 'rev-parse', 'main', 'v1', 'v1.0.0^{commit}').split('\n');
  expect(git(root, 'rev-parse', `${main}^`)).toBe(base);
  expect(tag).toBe(v1);
  expect(git(root, 'rev-parse', `${tag}^`)).toBe(main);
  expect(git(root, 'status', '--porcelain')).toBe('');
  expect(git(root, 'tag')).toBe('v1.0.0');
  expect(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')).toContain('## 1.0.0');
  expect(existsSync(join(root, 'changes/first-release.md'))).toBe(false);
  const identity = JSON.parse(
    readFileSync(join(root, 'build/package/library/library.json'), 'utf8'),
  );
  expect(identity).toMatchObject({ name: '@acme/pipelines', version: '1.0.0', revision: tag });
  expect(readdirSync(join(root, '.git')).filter((name) => /platform|\.lock$/.test(name))).toEqual(
    [],
  );
}

async function makeCommitted(): Promise<{ root: string; base: string }> {
  const { root } = await makeSampleLibrary();
  commitAll(root, 'first');
  return { root, base: git(root, 'rev-parse', 'HEAD') };
}

test.each(releaseSteps)('killed behind %s, the next start ends or forgets it', async (step) => {
  const { root, base } = await makeCommitted();
  expect(await releaseUntil(root, step)).toBe('SIGKILL');
  const isDone = step === 'journal-removed';
  const isVisible = releaseSteps.indexOf(step) >= releaseSteps.indexOf('references-moved');
  expect(git(root, 'tag')).toBe(isVisible ? 'v1.0.0' : '');
  const next = await runPlatform(sdk, root, 'library', 'release', '--apply');
  if (isDone) expect(next).toMatchObject({ code: 2, stderr: expect.stringContaining('changes/') });
  else
    expect(next, next.stderr).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(isVisible ? 'Ended the interrupted' : 'Released'),
    });
  expectReleased(root, base);
});

test('killed again while it is ended, and with locks of a dead Git', async () => {
  const { root, base } = await makeCommitted();
  await releaseUntil(root, 'references-moved');
  // As if Git had died between two references, and while it wrote the index.
  git(root, 'update-ref', 'refs/heads/main', base);
  for (const lock of ['refs/heads/main.lock', 'index.lock'])
    writeFileSync(join(root, '.git', lock), '');
  expect(await releaseUntil(root, 'references-moved')).toBe('SIGKILL');
  expect(await releaseUntil(root, 'files-updated')).toBe('SIGKILL');
  expect(await runPlatform(sdk, root, 'library', 'release')).toMatchObject({ code: 0 });
  expectReleased(root, base);
});

test('without a network everything but the push is done, and the push can follow', async () => {
  const { root, base } = await makeCommitted();
  const away = join(makeFolder(), 'origin.git');
  git(root, 'remote', 'add', 'origin', away);
  expect(await runPlatform(sdk, root, 'library', 'release', '--apply', '--push')).toMatchObject({
    code: 5,
    stderr: expect.stringContaining('v1.0.0 is released here and was not pushed'),
  });
  expectReleased(root, base);
  git(root, 'init', '-q', '--bare', away);
  expect(await runPlatform(sdk, root, 'library', 'release', '--push')).toMatchObject({ code: 0 });
  expect(git(away, 'rev-parse', 'main', 'v1', 'v1.0.0')).toBe(
    git(root, 'rev-parse', 'main', 'v1', 'v1.0.0'),
  );
  rmSync(away, { recursive: true });
});
