import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InternalError } from '../../../src/diagnostics/errors.ts';
import {
  findUnprintableCharacter,
  type GroovyValue,
  printGroovyArguments,
  printGroovyLiteral,
} from '../../../src/emit/groovy/literal.ts';
import { decodeGroovyString } from './decode-groovy-string.ts';
import recorded from './fixtures/hostile.json' with { type: 'json' };
import { hostileText } from './hostile-texts.ts';

const seed = 20_260_721;

describe('texts', () => {
  it.each(recorded)('carries what a real Jenkins got: $name', ({ literal, utf8Hex }) => {
    const intended = Buffer.from(utf8Hex, 'hex').toString('utf8');
    expect(decodeGroovyString(literal)).toBe(intended);
    expect(decodeGroovyString(printGroovyLiteral(intended))).toBe(intended);
  });

  it.each([
    ['plain', "'plain'"],
    ['', "''"],
    ["it's", String.raw`'it\'s'`],
    ['a\\b', String.raw`'a\\b'`],
    ['a\nb\rc\td', String.raw`'a\nb\rc\td'`],
    ['\\u0041', String.raw`'\\u0041'`],
    ['\\\u0007', String.raw`'\\\u0007'`],
    ['\u0001\u001f\u007f\u0085\u009f', String.raw`'\u0001\u001f\u007f\u0085\u009f'`],
    ['\u2028\u2029\ufeff', String.raw`'\u2028\u2029\ufeff'`],
    ['$x ${1} $$ "q" `b`', '\'$x ${1} $$ "q" `b`\''],
    ['é 日 😀 \u202e', "'é 日 😀 \\u202e'"],
  ])('prints %j', (text, printed) => {
    expect(printGroovyLiteral(text)).toBe(printed);
  });

  it('decodes to what was printed, whatever it was', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const printed = printGroovyLiteral(text);
        expect(decodeGroovyString(printed)).toBe(text);
        expect(printed).not.toMatch(/[\r\n]/);
        expect(printed).not.toMatch(/(?<!\\)(?:\\\\)*\\u+00(?:0a|0d|27|5c)/i);
      }),
      { seed, numRuns: 5_000 },
    );
  });

  it.each([
    ['a\0b', 1, 0],
    ['\ufffe', 0, 0xfffe],
    ['ab\uffff', 2, 0xffff],
    ['\ud800', 0, 0xd800],
    ['x\udc00', 1, 0xdc00],
    ['😀\ud83d', 2, 0xd83d],
    ['\udc00\ud800', 0, 0xdc00],
  ])('refuses %j and says where', (text, index, codePoint) => {
    expect(findUnprintableCharacter(text)).toEqual({ index, codePoint });
    expect(() => printGroovyLiteral(text)).toThrow(InternalError);
    expect(() => printGroovyLiteral({ [text]: 1 })).toThrow(`at position ${index}`);
  });

  it('finds nothing in texts that arrive', () => {
    expect(findUnprintableCharacter('a\u0001é😀\u{1fffe}\ufffd')).toBeUndefined();
  });

  it.each([
    ['a', 65_535, 1],
    ['a', 65_536, 2],
    ['é', 32_767, 1],
    ['é', 32_768, 2],
    ['日', 21_845, 1],
    ['日', 21_846, 2],
    ['😀', 10_922, 1],
    ['😀', 10_923, 2],
    ['x😀', 40_000, 5],
  ])('keeps each literal within the class file: %s × %i makes %i', (unit, count, parts) => {
    const text = unit.repeat(count);
    const printed = printGroovyLiteral(text);
    expect(printed.startsWith('(')).toBe(parts > 1);
    const literals = printed.replace(/^\(|\)$/g, '').split(' + ');
    expect(literals).toHaveLength(parts);
    expect(literals.map(decodeGroovyString).join('')).toBe(text);
  });
});

describe('other values', () => {
  it.each<[GroovyValue, string]>([
    [null, 'null'],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-0, '0'],
    [-12, '-12'],
    [1.5, '1.5'],
    [1e21, '1e+21'],
    [5e-324, '5e-324'],
    [[], '[]'],
    [{}, '[:]'],
    [[1, 'a', [null]], "[1, 'a', [null]]"],
    [{ b: 1, a: { $class: 'X', _9: 2 } }, "[b: 1, a: [$class: 'X', _9: 2]]"],
    [{ 'a-b': 1, in: 2, '': 3, '9': 4, é: 5 }, "['9': 4, 'a-b': 1, 'in': 2, '': 3, 'é': 5]"],
    [{ "'${x}'": 1 }, "['\\'${x}\\'': 1]"],
    [Object.assign(Object.create(null), { a: 1 }), '[a: 1]'],
  ])('prints %j', (value, printed) => {
    expect(printGroovyLiteral(value)).toBe(printed);
  });

  it.each([
    undefined,
    Number.NaN,
    Infinity,
    1n,
    Symbol('s'),
    () => 1,
    new Date(0),
    new Map(),
    [undefined],
    { a: undefined },
  ])('refuses what is no data: %s', (value) => {
    expect(() => printGroovyLiteral(value as GroovyValue)).toThrow(InternalError);
  });

  it('splits lists and maps that the interpreter cannot build', () => {
    const list = Array.from({ length: 251 }, (_, index) => index);
    expect(printGroovyLiteral(list.slice(1))).not.toContain('+');
    expect(printGroovyLiteral(list)).toMatch(/^\(\n {2}\[\n[\s\S]*\n {2}\] \+\n {2}\[250\]\n\)$/);
    const map = Object.fromEntries(list.slice(0, 126).map((index) => [`k${index}`, index]));
    expect(printGroovyLiteral(map)).toMatch(/\] \+\n {2}\[k125: 125\]\n\)$/);
    expect(printGroovyArguments(map)).toMatch(/^\(\n[\s\S]*\)$/);
  });
});

describe('layout', () => {
  const long = { id: 'a'.repeat(40), list: ['b'.repeat(30), 'c'.repeat(30)], env: { X: '1' } };

  it('keeps what fits on the line', () => {
    expect(printGroovyLiteral({ a: 'x'.repeat(92) })).toHaveLength(100 - 1);
    expect(printGroovyLiteral({ a: 'x'.repeat(94) })).toContain('\n');
    expect(printGroovyLiteral({ a: 'x'.repeat(80) }, { indent: 4, column: 20 })).toContain('\n');
  });

  it('breaks what does not, indented by the line that it stands on', () => {
    expect(printGroovyLiteral(long, { indent: 4 })).toBe(
      `[
      id: '${'a'.repeat(40)}',
      list: ['${'b'.repeat(30)}', '${'c'.repeat(30)}'],
      env: [X: '1']
    ]`,
    );
  });

  it('prints arguments without brackets', () => {
    expect(printGroovyArguments({})).toBe('');
    expect(printGroovyArguments({ id: 'a', tries: 2 })).toBe("id: 'a', tries: 2");
    expect(printGroovyArguments({ a: 'x'.repeat(100) }, { indent: 2 })).toBe(
      `\n    a: '${'x'.repeat(100)}'\n  `,
    );
  });
});
