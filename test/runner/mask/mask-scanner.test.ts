import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMaskScanner } from '../../../src/runner/mask/mask-scanner.ts';
import { buildPatternAutomaton } from '../../../src/runner/mask/pattern-automaton.ts';

const replacement = Buffer.from('****');

/** What the scanner must do, written down without any cleverness. */
function maskSlowly(text: string, patterns: readonly string[]): string {
  const ranges: [number, number][] = [];
  for (const pattern of patterns) {
    for (let at = text.indexOf(pattern); at !== -1; at = text.indexOf(pattern, at + 1)) {
      ranges.push([at, at + pattern.length]);
    }
  }
  ranges.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  let masked = '';
  let position = 0;
  for (const [start, end] of ranges) {
    if (start >= position) masked += `${text.slice(position, start)}****`;
    position = Math.max(position, end);
  }
  return masked + text.slice(position);
}

function cut(text: string, lengths: readonly number[]): Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  const chunks: Buffer[] = [];
  let position = 0;
  for (const length of lengths) {
    chunks.push(bytes.subarray(position, position + length));
    position += length;
  }
  return [...chunks, bytes.subarray(position)];
}

function maskChunks(chunks: readonly Buffer[], patterns: readonly string[]): string {
  const rules = { automaton: buildPatternAutomaton(new Set(patterns)), replacement };
  const scanner = createMaskScanner(() => rules);
  const shown = chunks.map((chunk) => scanner.push(chunk));
  return Buffer.concat([...shown, scanner.end()]).toString('latin1');
}

/** Few letters, so that patterns overlap, contain each other and repeat themselves. */
const letters = (minLength: number, maxLength: number) =>
  fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength, maxLength });

describe('createMaskScanner', () => {
  it('masks what the slow definition masks, however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.array(letters(2, 6), { minLength: 1, maxLength: 6 }),
        letters(0, 60),
        fc.array(fc.nat({ max: 7 })),
        (patterns, text, lengths) => {
          expect(maskChunks(cut(text, lengths), patterns)).toBe(maskSlowly(text, patterns));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('holds back only what may become a pattern: never more than the longest less one', () => {
    fc.assert(
      fc.property(
        fc.array(letters(2, 6), { minLength: 1, maxLength: 6 }),
        letters(0, 30),
        (patterns, text) => {
          // One byte, so that what is held back cannot grow by being masked.
          const rules = {
            automaton: buildPatternAutomaton(new Set(patterns)),
            replacement: Buffer.from('*'),
          };
          const scanner = createMaskScanner(() => rules);
          for (const byte of Buffer.from(text)) scanner.push(Buffer.of(byte));
          const open = patterns.flatMap((pattern) =>
            [...pattern].map((_, size) => (text.endsWith(pattern.slice(0, size)) ? size : 0)),
          );
          expect(scanner.end().length).toBeLessThanOrEqual(Math.max(0, ...open));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('makes one mask of overlapping occurrences and two of neighbours', () => {
    expect(maskChunks([Buffer.from('abcdefgh')], ['abcd', 'cdef'])).toBe('****gh');
    expect(maskChunks([Buffer.from('abcdabcd')], ['abcd'])).toBe('********');
    expect(maskChunks([Buffer.from('xaaaaaaax')], ['aaaa'])).toBe('x****x');
  });

  it('continues a mask that was already shown', () => {
    const rules = { automaton: buildPatternAutomaton(new Set(['abcd', 'cdef'])), replacement };
    const scanner = createMaskScanner(() => rules);
    expect(scanner.push(Buffer.from('abcd')).toString()).toBe('****');
    expect(scanner.push(Buffer.from('ef.')).toString()).toBe('.');
    expect(scanner.end().toString()).toBe('');
  });

  it('passes every byte value through', () => {
    const all = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    expect(maskChunks([all, all], ['zzzz'])).toBe(Buffer.concat([all, all]).toString('latin1'));
  });

  it('masks a pattern that becomes known while its beginning is held back', () => {
    let rules = { automaton: buildPatternAutomaton(new Set(['abcd'])), replacement };
    const scanner = createMaskScanner(() => rules);
    expect(scanner.push(Buffer.from('..abc')).toString()).toBe('..');
    rules = { automaton: buildPatternAutomaton(new Set(['abcd', 'abcx'])), replacement };
    expect(scanner.push(Buffer.from('x..')).toString()).toBe('****..');
  });

  it('keeps a grown mask whole when patterns are added meanwhile', () => {
    let rules = { automaton: buildPatternAutomaton(new Set(['abcd', 'cdef'])), replacement };
    const scanner = createMaskScanner(() => rules);
    expect(scanner.push(Buffer.from('abcd')).toString()).toBe('****');
    rules = { automaton: buildPatternAutomaton(new Set(['abcd', 'cdef', 'zzzz'])), replacement };
    expect(scanner.push(Buffer.from('ef!')).toString()).toBe('!');
  });

  it('takes time in proportion to the input when text and patterns are made to clash', () => {
    // Counted, not timed: fallbacks in all are fewer than bytes.
    const pattern = `${'a'.repeat(999)}b`;
    const automaton = buildPatternAutomaton(new Set([pattern]));
    let steps = 0;
    const counting = {
      ...automaton,
      step(state: number, byte: number) {
        steps++;
        return automaton.step(state, byte);
      },
    };
    const scanner = createMaskScanner(() => ({ automaton: counting, replacement }));
    const text = Buffer.from('a'.repeat(200_000));
    expect(scanner.push(text).length).toBe(200_000 - 999);
    expect(steps).toBe(200_000);
  });
});
