import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countCells } from '../../src/analysis/count-cells.ts';

const axes = (...sizes: number[]) =>
  sizes.map((size, axis) => ({
    name: `A${axis}`,
    values: Array.from({ length: size }, (_, value) => `${value}`),
  }));

it('multiplies the axes', () => {
  expect(countCells({ axes: axes(3), exclude: [] })).toBe(3);
  expect(countCells({ axes: axes(3, 4, 5), exclude: [] })).toBe(60);
});

it('leaves out what is excluded, each cell once', () => {
  const exclude = [{ A0: ['0'] }, { A0: ['0'], A1: ['1'] }, { A1: ['2'] }];
  expect(countCells({ axes: axes(2, 3), exclude })).toBe(2);
});

it('does not count for ever', () => {
  expect(countCells({ axes: axes(1000, 1000, 1000), exclude: [{ A0: ['0'] }] })).toBe(10_000);
});

it('counts as a list of all cells would', () => {
  const value = fc.constantFrom('0', '1', '2');
  const row = fc.record({ A0: fc.array(value), A1: fc.array(value) }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 4 }), (exclude) => {
      const cells = ['0', '1', '2'].flatMap((a) => ['0', '1'].map((b) => ({ A0: a, A1: b })));
      const left = cells.filter(
        (cell) =>
          !exclude.some((out) =>
            (['A0', 'A1'] as const).every(
              (axis) => (out[axis] as string[] | undefined)?.includes(cell[axis]) ?? true,
            ),
          ),
      );
      expect(countCells({ axes: axes(3, 2), exclude })).toBe(left.length);
    }),
  );
});
