import { expect, it } from 'vitest';
import { scanReferences } from '../../../src/compiler/evaluate/scan-references.ts';

function list(source: string): string[] {
  return scanReferences(source).map(({ kind, text, offset }) => {
    // The offset leads to the very text.
    if (kind === 'import') expect(source[offset]).toMatch(/['"]/);
    return kind === 'import' ? text : `${kind} ${text}`;
  });
}

it.each([
  ["import 'a'", ['a']],
  ['import a from "a"', ['a']],
  ["import a, { b as c, type D } from 'a'", ['a']],
  ["import * as a from 'a'", ['a']],
  ["import type { A } from 'a'", ['a']],
  ["import type A from 'a'", ['a']],
  ["import { 'any name' as x } from 'a'", ['a']],
  ["import a from 'a' with { type: 'json' }", ['a']],
  ["import/* x */a/**/from/*'b'*/'a'", ['a']],
  ["import a // from 'b'\nfrom 'a'", ['a']],
  ["import from from 'a'", ['a']],
  ["import { from } from 'a'", ['a']],
  ["export * from 'a'; export * as b from 'b'", ['a', 'b']],
  ["export { a } from 'a'; export type { B } from 'b'; export type * from 'c'", ['a', 'b', 'c']],
  ["export { a };\nconst from = 'b'", []],
  ["export type A = 'from' | 'b';", []],
  [
    "await import('a'); type T = typeof import('b'); let x: import('c').X<import('d').Y>",
    ['a', 'b', 'c', 'd'],
  ],
  [
    "import a = require('a'); export import b = require('b'); import type c = require('c')",
    ['a', 'b', 'c'],
  ],
  ['import a = b.c.d', []],
  ["x.import('a'); import.meta.url", []],
  ["'import \"a\"'; `import 'b'`; /import 'c'/; // import 'd'\n/* import 'e' */", []],
  ["`a ${await import('a')} b ${`${ { a: import('b') } } ' `} c`; import 'c'", ['a', 'b', 'c']],
  ["const a = b / c; const d = /['\"`]/.test(e) / 2; import 'a'", ['a']],
  ["if (a) {}\nimport 'a'", ['a']],
  ["import '\\x61\\u0062\\u{63}\\\n\\d'", ['abcd']],
  ["import 'a", ['a']],
  ["const s = 'it\\'s'; import \"a\"", ['a']],
  ["s.run('node -e \"import(\\'/abs\\')\"')", []],
  ['declare global { }', ['augmentation declare global']],
  ["declare module 'a' { }", ['augmentation declare module']],
  ['declare module A { } declare const b: 1', []],
  [
    '// a\n/// <reference path="a" />\nlet x;\n/// <reference path="b" />',
    ['directive /// <reference path="a" />'],
  ],
  ['#!/usr/bin/env node\nimport "a"', ['a']],
  ['', []],
])('%s', (source, expected) => {
  expect(list(source)).toEqual(expected);
});

it.each(['"', "'", '`', '/*', '//', '/', '(', '{'.repeat(100_000), '\\', '${', '}', '`${`${'])(
  'ends on whatever is left open: %.10s',
  (open) => {
    expect(list(`import 'a';\n${open}`)[0]).toBe('a');
  },
);

it('is linear in the size of one token', () => {
  const large = 'x'.repeat(4 * 1024 * 1024);
  for (const text of [
    `'${large}'`,
    `\`${large}\``,
    `/*${large}*/`,
    large,
    `1${'0'.repeat(4 * 1024 * 1024)}`,
  ])
    expect(list(`${text}; import 'a'`)).toEqual(['a']);
});
