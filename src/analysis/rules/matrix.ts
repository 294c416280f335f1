import { quote } from '../../diagnostics/quote.ts';
import type { Matrix } from '../../model/stage.ts';
import type { Analysis } from '../analysis.ts';
import { countCells } from '../count-cells.ts';
import { type Place, placeOfStage } from '../nodes.ts';
import { explainReservedVariable } from '../reserved-variables.ts';

/** The axes of a matrix are variables with different values, and its exclusions leave something over. */
export function checkMatrices(analysis: Analysis): void {
  for (const node of analysis.stages) {
    const { matrix, name } = node.stage;
    if (matrix === undefined) continue;
    const place = placeOfStage(node);
    checkAxes(matrix, name, place, analysis);
    checkExclusions(matrix, name, place, analysis);
    if (countCells(matrix) === 0)
      analysis.report('matrix-without-cells', { matrix: quote(name) }, place);
  }
}

function checkAxes(matrix: Matrix, name: string, place: Place, analysis: Analysis): void {
  for (const axis of matrix.axes) {
    const texts = { matrix: quote(name), axis: quote(axis.name) };
    const reason = /^[A-Za-z_][A-Za-z0-9_]*$/.test(axis.name)
      ? explainReservedVariable(axis.name, true)
      : 'it is no name of a variable';
    if (reason !== undefined) analysis.report('invalid-axis', { ...texts, reason }, place);
    const seen = new Set<string>();
    for (const value of axis.values) {
      if (seen.has(value))
        analysis.report('axis-value-twice', { ...texts, value: quote(value) }, place);
      seen.add(value);
    }
  }
}

function checkExclusions(matrix: Matrix, name: string, place: Place, analysis: Analysis): void {
  const axes = new Map(matrix.axes.map((axis) => [axis.name, new Set(axis.values)]));
  for (const row of matrix.exclude) {
    for (const [axis, values] of Object.entries(row)) {
      const known = axes.get(axis);
      const problem =
        known === undefined
          ? `axis ${quote(axis)}, which it does not have`
          : describeUnknownValues(axis, values, known);
      if (problem !== undefined)
        analysis.report('unknown-matrix-exclude', { matrix: quote(name), problem }, place);
    }
  }
}

function describeUnknownValues(
  axis: string,
  values: readonly string[],
  known: ReadonlySet<string>,
): string | undefined {
  const unknown = values.find((value) => !known.has(value));
  return unknown === undefined
    ? undefined
    : `${quote(unknown)}, which axis ${quote(axis)} does not have`;
}
