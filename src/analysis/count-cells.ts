import type { Matrix } from '../model/stage.ts';

/** More cells than Jenkins could ever run are not counted one by one. */
const mostCountedCells = 10_000;

/** How many cells a matrix has when the excluded ones are left out; at most 10,000. */
export function countCells({ axes, exclude }: Matrix): number {
  const all = axes.reduce((product, axis) => product * axis.values.length, 1);
  if (exclude.length === 0 || all > mostCountedCells) return Math.min(all, mostCountedCells);
  const rows = exclude.map(
    (row) => new Map(Object.entries(row).map(([axis, values]) => [axis, new Set(values)])),
  );
  let count = 0;
  for (let cell = 0; cell < all; cell += 1) {
    const values = valuesOfCell(axes, cell);
    const isExcluded = rows.some((row) =>
      [...row].every(([axis, excluded]) => excluded.has(values.get(axis) ?? '')),
    );
    if (!isExcluded) count += 1;
  }
  return count;
}

/** The first axis varies fastest (recorded case 092). */
function valuesOfCell(axes: Matrix['axes'], cell: number): ReadonlyMap<string, string> {
  let rest = cell;
  return new Map(
    axes.map(({ name, values }) => {
      const value = values[rest % values.length] as string;
      rest = Math.floor(rest / values.length);
      return [name, value];
    }),
  );
}
