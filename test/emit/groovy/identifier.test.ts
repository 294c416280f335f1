import { describe, expect, it } from 'vitest';
import { isGroovyIdentifier, isGroovyReservedWord } from '../../../src/emit/groovy/identifier.ts';

describe('isGroovyIdentifier', () => {
  it.each(['a', 'run', '_x9', '$class', 'imageBuild', 'pipeline', 'call', 'trAit'])(
    'takes %s',
    (name) => {
      expect(isGroovyIdentifier(name)).toBe(true);
    },
  );

  it.each([
    '',
    '9a',
    'a-b',
    'a b',
    'a.b',
    'é',
    'a\n',
    'in',
    'trait',
    'threadsafe',
    'null',
    'true',
    'this',
  ])('refuses %j', (name) => {
    expect(isGroovyIdentifier(name)).toBe(false);
  });

  it('tells reserved words apart', () => {
    expect(isGroovyReservedWord('goto')).toBe(true);
    expect(isGroovyReservedWord('build')).toBe(false);
  });
});
