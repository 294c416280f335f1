import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter } from '../../../src/runner/process/split-lines.ts';

function split(chunks: readonly Uint8Array[]): string[] {
  const lines: string[] = [];
  const splitter = createLineSplitter((text) => lines.push(text));
  for (const chunk of chunks) splitter.push(Buffer.from(chunk));
  splitter.end();
  return lines;
}

describe('createLineSplitter', () => {
  it('finds the same lines however the bytes are cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'ä', '😀', '\n', '\r', '\r\n') }),
        fc.array(fc.nat({ max: 5 })),
        (text, lengths) => {
          const bytes = Buffer.from(text);
          const chunks: Buffer[] = [];
          let position = 0;
          for (const length of [...lengths, bytes.length]) {
            chunks.push(bytes.subarray(position, position + length));
            position += length;
          }
          const expected = text.split(/\r\n|\r|\n/);
          if (expected.at(-1) === '') expected.pop();
          expect(split(chunks)).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('shows a line as soon as its end is there', () => {
    const lines: string[] = [];
    const splitter = createLineSplitter((text) => lines.push(text));
    splitter.push(Buffer.from('10 %\r20 %\rdo'));
    expect(lines).toEqual(['10 %', '20 %']);
    splitter.push(Buffer.from('ne\n\nx'));
    expect(lines).toEqual(['10 %', '20 %', 'done', '']);
  });

  it('cuts long lines between characters and counts the rest', () => {
    const text = `${'x'.repeat(65_535)}äöü`;
    const half = Buffer.from(text);
    expect(split([half.subarray(0, 7), half.subarray(7), Buffer.from('\nnext')])).toEqual([
      `${'x'.repeat(65_535)} … (6 more bytes of this line are not shown)`,
      'next',
    ]);
    expect(split([Buffer.from('y'.repeat(65_536))])).toEqual(['y'.repeat(65_536)]);
  });
});
