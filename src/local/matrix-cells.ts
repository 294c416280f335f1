import type { Matrix } from '../model/stage.ts';

/** The cells of a matrix without the excluded ones; the first axis varies fastest, as in Jenkins (recorded case 092). */
export function expandMatrix(matrix: Matrix): Record<string, string>[] {
  let cells: Record<string, string>[] = [{}];
  for (const axis of [...matrix.axes].reverse()) {
    cells = cells.flatMap((cell) => axis.values.map((value) => ({ [axis.name]: value, ...cell })));
  }
  return cells.filter(
    (cell) =>
      !matrix.exclude.some((row) =>
        Object.entries(row).every(([axis, values]) => values.includes(cell[axis] ?? '')),
      ),
  );
}
