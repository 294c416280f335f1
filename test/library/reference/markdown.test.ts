import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeMarkdown,
  printCode,
  printFence,
  printHeading,
  printParagraphs,
  printProse,
  printTable,
} from '../../../src/library/reference/markdown.ts';

/** Texts in which every character could mean something. */
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\\`*_{}[]()#+-.!|~<>&$"\' \n\t0123456789=:@/'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 40,
});

/** What CommonMark makes of escaped text; throws where a character would have a meaning. */
function read(markdown: string): string {
  const rest = markdown.replace(
    /\\([!-/:-@[-`{-~])|&(amp|lt|gt);|[`*_[\]<>~$]/g,
    (found, escaped: string | undefined, entity: string | undefined) => {
      if (escaped !== undefined) return escaped;
      if (entity !== undefined) return { amp: '&', lt: '<', gt: '>' }[entity] as string;
      throw new Error(`${found} has a meaning in ${markdown}`);
    },
  );
  return rest;
}

describe('text for Markdown', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(read(escapeMarkdown(text))).toBe(text.replace(/\s+/g, ' '));
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['+ a', '\\+ a'],
    ['1. a', '1\\. a'],
    ['12) a', '12\\) a'],
    ['0.1.0', '0.1.0'],
    ['<b>', '&lt;b&gt;'],
    ['[a](b)', '\\[a\\](b)'],
    ['a\n# b', 'a # b'],
    ['&copy;', '&amp;copy;'],
  ])('of %j is %j', (text, expected) => {
    expect(escapeMarkdown(text)).toBe(expected);
  });
});

it('keeps code between back quotes, and only that', () => {
  expect(printProse('Use `a_b` or *c*.')).toBe('Use `a_b` or \\*c\\*.');
  expect(printProse('One ` only.')).toBe('One \\` only.');
  expect(printParagraphs('One\nline.\n\n\nTwo.')).toBe('One line.\n\nTwo.');
});

describe('code', () => {
  it.each([
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a`', '`` `a` ``'],
    ['a\nb', '`a b`'],
    ['', ''],
    ['a\\|b', '<code>a&#92;&#124;b</code>'],
  ])('of %j is %j', (text, expected) => {
    expect(printCode(text)).toBe(expected);
  });

  it('is never ended by what is in it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const code = printCode(text);
        if (code === '' || code.startsWith('<code>')) return;
        const fence = /^`+/.exec(code)?.[0] ?? '';
        const inside = code.slice(fence.length, -fence.length);
        expect(inside.match(/`+/g) ?? []).not.toContain(fence);
        expect(code.endsWith(fence)).toBe(true);
      }),
    );
    expect(printFence('```\nx\n```', 'ts')).toBe('````ts\n```\nx\n```\n````');
  });
});

it('makes rows of as many cells as the head has', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, texts), { minLength: 1, maxLength: 4 }), (rows) => {
      const table = printTable(
        ['Name', 'Meaning', 'Unused'],
        rows.map(([name, meaning]) => [`x${printCode(name)}`, `x${printProse(meaning)}`, '']),
      );
      const lines = table.split('\n');
      expect(lines).toHaveLength(2 + rows.length);
      for (const line of lines) expect(line.replace(/\\\\|\\\|/g, '').match(/\|/g)).toHaveLength(3);
    }),
  );
});

it('gives headings anchors that no other heading can take', () => {
  expect(printHeading(3, 'Command', 'type-command')).toBe(
    '<a id="type-command"></a>\n\n### Command',
  );
});
