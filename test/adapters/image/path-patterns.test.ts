import { expect, it } from 'vitest';
import { matchGlobs, parseIgnoreFile } from '../../../src/adapters/image/path-patterns.ts';

it.each([
  ['**', 'a/.b/c', true],
  ['dist', 'dist/a/b.js', true],
  ['dist/', 'dist/a', true],
  ['./dist/**', 'dist/a', true],
  ['/dist', 'dist/a', true],
  ['dist', 'src/dist/a', false],
  ['**/dist', 'src/dist/a', true],
  ['*.js', 'a.js', true],
  ['*.js', 'src/a.js', false],
  ['{lib,bin}/**', 'bin/x', true],
  ['*', '.env', true],
  ['a\\[1\\].txt', 'a[1].txt', true],
])('the glob %j and the path %j: %j', (pattern, path, expected) => {
  expect(matchGlobs([pattern])(path)).toBe(expected);
});

/** The rules and examples of Docker's own documentation of the file. */
it.each([
  ['# comment\n\n  spaced  ', 'spaced', true],
  ['# comment', '# comment', false],
  ['*/temp*', 'somedir/temporary.txt', true],
  ['*/temp*', 'somedir/subdir/temporary.txt', false],
  ['*/*/temp*', 'somedir/subdir/temporary.txt', true],
  ['temp?', 'tempa', true],
  ['temp?', 'tempab', false],
  ['/foo/bar', 'foo/bar', true],
  ['foo/bar', 'foo/bar/below', true],
  ['**/*.go', 'a/b/c.go', true],
  ['**/*.go', 'c.go', true],
  ['*.md\n!README.md', 'README.md', false],
  ['*.md\n!README.md', 'CHANGES.md', true],
  ['*.md\n!README*.md\nREADME-secret.md', 'README-secret.md', true],
  ['*.md\nREADME-secret.md\n!README*.md', 'README-secret.md', false],
  ['*\n!dist', 'dist/a.js', false],
  ['*\n!dist', 'src/a.js', true],
  ['file[0-9]', 'file7', true],
  ['file[^0-9]', 'file7', false],
  ['{a,b}', 'a', false],
  ['!', 'a', false],
  ['.', 'a', false],
])('the ignore file %j and the path %j: %j', (text, path, expected) => {
  expect(parseIgnoreFile(text).isIgnored(path)).toBe(expected);
});
