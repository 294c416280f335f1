import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { findPathProblem, joinPath } from '../inputs/path-problem.ts';

/** The folder of every chart has a Chart.yaml. Only where the repository can be looked at. */
export function checkChartFiles(analysis: Analysis): void {
  const { fileExists } = analysis.options;
  if (fileExists === undefined) return;
  for (const [name, { path }] of Object.entries(analysis.pipeline.charts)) {
    if (findPathProblem(path) !== undefined) continue;
    const file = joinPath(path, 'Chart.yaml');
    if (!fileExists(file))
      analysis.report('chart-not-found', { name: quote(name), file: quote(file) }, `chart:${name}`);
  }
}
