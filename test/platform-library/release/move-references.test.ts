import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openGit } from '../../../src/platform-library/git.ts';
import { commitFiles } from '../../../src/platform-library/release/commit-files.ts';
import {
  moveReferences,
  removeDeadLocks,
} from '../../../src/platform-library/release/move-references.ts';
import { withReleaseLock } from '../../../src/platform-library/release/release-journal.ts';
import { updateWorkingTree } from '../../../src/platform-library/release/update-working-tree.ts';
import { git, makeRepository, writeFiles } from '../../support/make-repository.ts';

/** A repository with a commit beside its branch, which changes, adds and removes a file. */
async function prepare() {
  const root = makeRepository({ 'a.txt': 'a\n', 'b.txt': 'b\n' });
  git(root, 'config', 'user.name', 'Test');
  git(root, 'config', 'user.email', 'test@example.com');
  const opened = await openGit(root);
  const base = git(root, 'rev-parse', 'HEAD');
  const release = await commitFiles(opened, join(root, '.git'), {
    from: base,
    parents: [base],
    message: 'next\n',
    written: new Map([
      ['a.txt', 'a, but more\n'],
      ['sub/ümlaut "c".txt', 'c\n'],
    ]),
    removed: ['b.txt'],
  });
  return { root, opened, base, release };
}

test('a commit is made beside the working tree', async () => {
  const { root, base, release } = await prepare();
  expect(git(root, 'status', '--porcelain')).toBe('');
  expect(git(root, 'rev-parse', 'HEAD')).toBe(base);
  expect(git(root, '-c', 'core.quotePath=false', 'diff', '--name-status', base, release)).toBe(
    'M\ta.txt\nD\tb.txt\nA\t"sub/ümlaut \\"c\\".txt"',
  );
});

test('references move all together, from what they were, and again without harm', async () => {
  const { root, opened, base, release } = await prepare();
  const references = [
    { name: 'refs/heads/v1', before: undefined, after: release },
    { name: 'refs/heads/main', before: base, after: release },
  ];
  await moveReferences(opened, references);
  await moveReferences(opened, references);
  expect(git(root, 'rev-parse', 'main', 'v1')).toBe(`${release}\n${release}`);
});

test('a reference that somebody else moved stops all of them', async () => {
  const { root, opened, base, release } = await prepare();
  git(root, 'branch', 'v1', base);
  await expect(
    moveReferences(opened, [
      { name: 'refs/heads/main', before: base, after: release },
      { name: 'refs/heads/v1', before: undefined, after: release },
    ]),
  ).rejects.toMatchObject({ code: 'release.moved', exit: 'refused' });
  expect(git(root, 'rev-parse', 'main')).toBe(base);
});

test('locks that a killed Git left are removed', async () => {
  const { root, opened, base, release } = await prepare();
  for (const lock of ['refs/heads/main.lock', 'index.lock'])
    writeFileSync(join(root, '.git', lock), '');
  await removeDeadLocks(join(root, '.git'), ['refs/heads/main']);
  await moveReferences(opened, [{ name: 'refs/heads/main', before: base, after: release }]);
  await updateWorkingTree(opened, base, release);
  expect(git(root, 'status', '--porcelain')).toBe('');
});

test('files follow from any state between the two commits, and all others stay', async () => {
  const { root, opened, base, release } = await prepare();
  await moveReferences(opened, [{ name: 'refs/heads/main', before: base, after: release }]);
  writeFiles(root, { 'a.txt': 'a, but more\n', 'mine.txt': 'not yours\n' });
  await updateWorkingTree(opened, base, release);
  await updateWorkingTree(opened, base, release);
  expect(git(root, 'status', '--porcelain')).toBe('?? mine.txt');
  expect(existsSync(join(root, 'b.txt'))).toBe(false);
});

test('a file that a person changed since stays as it is', async () => {
  const { root, opened, base, release } = await prepare();
  writeFiles(root, { 'a.txt': 'mine\n' });
  await expect(updateWorkingTree(opened, base, release)).rejects.toMatchObject({
    code: 'release.files-changed',
  });
  expect(readFileSync(join(root, 'a.txt'), 'utf8')).toBe('mine\n');
  expect(existsSync(join(root, 'b.txt'))).toBe(true);
});

test('one release runs at a time; the lock of a dead one is taken over', async () => {
  const { root } = await prepare();
  const folder = join(root, '.git');
  const lock = join(folder, 'platform-release.lock');
  writeFileSync(lock, '1');
  await expect(withReleaseLock(folder, async () => 1)).rejects.toMatchObject({
    code: 'release.running',
  });
  for (const owner of ['4194000', '', 'x']) {
    writeFileSync(lock, owner);
    expect(await withReleaseLock(folder, async () => 1)).toBe(1);
    expect(existsSync(lock)).toBe(false);
  }
});
