import { describe, expect, it } from 'vitest';
import { quote } from '../../src/diagnostics/quote.ts';
import {
  blankSecrets,
  findLikelySecret,
  findSecret,
  maskSecrets,
} from '../../src/diagnostics/secret-patterns.ts';

const key = 'AKIAABCDEFGHIJKLMNOP';

describe('finding', () => {
  it('tells the first one with its place', () => {
    expect(findSecret(`a glpat-${'x'.repeat(20)} ${key}`)).toEqual({
      kind: 'a GitLab token',
      index: 2,
      length: 26,
    });
    expect(findSecret(`a ${key}`)).toEqual({ kind: 'an AWS access key', index: 2, length: 20 });
    expect(findSecret('nothing')).toBeUndefined();
  });

  it('tells likely ones', () => {
    expect(findLikelySecret('password=hunter2')?.kind).toBe('an assignment to such a name');
    expect(findLikelySecret('https://a:b1c@host')?.kind).toBe('a URL with a user and a password');
    expect(findLikelySecret(key)).toBeUndefined();
  });
});

describe('masking', () => {
  it.each([
    [`a ${key} b ${key}`, 'a **** b ****'],
    ['--password=hunter2 next', '--password=**** next'],
    ['https://bob:s3cret@host/x', 'https://bob:****@host/x'],
    ['-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- x', '**** x'],
    ['plain', 'plain'],
    ['token=$TOKEN', 'token=$TOKEN'],
    ['ghp_cut…', '****…'],
    ['ghp_cut', 'ghp_cut'],
  ])('%j', (text, masked) => expect(maskSecrets(text)).toBe(masked));

  it('keeps lines and columns of sources', () => {
    const source = `a ${key} b\n-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\npassword=hunter2`;
    const blank = blankSecrets(source);
    expect(blank.split('\n').map((line) => line.length)).toEqual(
      source.split('\n').map((line) => line.length),
    );
    expect(blank).not.toMatch(/AKIA|MIIE|hunter2/);
    expect(blank.split('\n')[0]).toBe(`a ${'*'.repeat(20)} b`);
  });
});

describe('quoting', () => {
  it.each([
    ['a', '"a"'],
    ['a"b\n', '"a\\"b\\n"'],
    ['x'.repeat(80), `"${'x'.repeat(80)}"`],
    ['x'.repeat(81), `"${'x'.repeat(80)}…"`],
    ['😀'.repeat(81), `"${'😀'.repeat(80)}…"`],
    [`a ${key}`, '"a ****"'],
    ['\ud800', '"\\ud800"'],
  ])('%j', (text, quoted) => expect(quote(text)).toBe(quoted));

  it('cuts megabytes', () => expect(quote('x'.repeat(1_000_000))).toHaveLength(83));
});
