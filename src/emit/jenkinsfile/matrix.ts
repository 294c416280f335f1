import type { Matrix } from '../../model/stage.ts';
import { block, directive, type Piece } from './document.ts';

/** `matrix { … }`: its axes, what is left out, and the one stage that each cell runs. */
export function printMatrix(matrix: Matrix, stage: Piece): Piece {
  return block('matrix', [
    block('axes', matrix.axes.map(printAxis)),
    ...(matrix.exclude.length === 0 ? [] : [block('excludes', matrix.exclude.map(printExclude))]),
    block('stages', [stage]),
  ]);
}

function printAxis({ name, values }: Matrix['axes'][number]): Piece {
  return block('axis', [directive('name', name), directive('values', ...values)]);
}

function printExclude(row: Matrix['exclude'][number]): Piece {
  const axes = Object.entries(row).map(([name, values]) => ({ name, values }));
  return block('exclude', axes.map(printAxis));
}
