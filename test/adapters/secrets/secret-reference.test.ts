import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSecretReference } from '../../../src/adapters/secrets/secret-reference.ts';

const problemOf = (text: string): string => {
  try {
    parseSecretReference(text);
    return 'accepted';
  } catch (error) {
    expect(error).toMatchObject({ code: 'secret.bad-reference', exit: 'invalid' });
    return (error as Error).message;
  }
};

describe('parseSecretReference', () => {
  it('takes mount, path and field apart', () => {
    expect(parseSecretReference('kv/payments#database_url')).toEqual({
      mount: 'kv',
      path: ['payments'],
      field: 'database_url',
    });
    expect(parseSecretReference('kv-v2/team a/pay.ments/eu#tls.key')).toEqual({
      mount: 'kv-v2',
      path: ['team a', 'pay.ments', 'eu'],
      field: 'tls.key',
    });
  });

  it.each([
    ['', 'names no field after a #'],
    ['kv/payments', 'names no field after a #'],
    ['kv/payments#', 'names no field after the #'],
    ['payments#x', 'has no path behind the mount'],
    ['kv/payments#a#b', 'has more than one #'],
    ['/kv/payments#a', 'has an empty part'],
    ['kv//payments#a', 'has an empty part'],
    ['kv/payments/#a', 'has an empty part'],
    ['kv/../sys#a', '`..`'],
    ['kv/./a#a', '`.`'],
    ['kv/data/payments#a', '`data/` of KV version 2'],
    ['kv/pay%2fments#a', 'characters other than'],
    ['kv/pay\nments#a', 'characters other than'],
    ['kv/pay\0ments#a', 'characters other than'],
    ['kv/$(id)#a', 'characters other than'],
    ['kv/päyments#a', 'characters other than'],
    ['kv/payments#a/b', 'characters other than'],
    ['kv/ payments#a', 'characters other than'],
    ['kv/payments#a?version=1', 'characters other than'],
    [`kv/${'a'.repeat(600)}#b`, 'is longer than 512 characters'],
  ])('refuses %j', (text, problem) => {
    expect(problemOf(text)).toContain(problem);
  });

  it('never gives a part that could leave its place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab./#%\\ \n~*é$:?&'), maxLength: 12 }),
        (text) => {
          if (problemOf(text) !== 'accepted') return;
          const { mount, path, field } = parseSecretReference(text);
          for (const part of [mount, ...path, field]) {
            expect(part).toMatch(/^[\w.@-]([\w.@ -]*[\w.@-])?$/);
          }
          for (const part of [mount, ...path]) expect(['.', '..']).not.toContain(part);
          expect(`${[mount, ...path].join('/')}#${field}`).toBe(text);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('shows a hostile reference as data, and not all of it', () => {
    expect(problemOf(`kv/\u001b[31m${'x'.repeat(400)}#a`)).toMatch(
      /^The secret reference "kv\/\\u001b\[31mx{1,100}" has/,
    );
  });
});
