import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';
import { Analysis, type AnalysisOptions } from './analysis.ts';
import { rules } from './rules/index.ts';

/**
 * Runs every rule over a pipeline and returns all findings at once, in the order of the file. Pure;
 * takes time in proportion to the size of the pipeline. Never throws for a pipeline that fits the
 * model's schema.
 */
export function analyze(
  pipeline: Pipeline,
  positions: Positions,
  options: AnalysisOptions = {},
): Diagnostic[] {
  const analysis = new Analysis(pipeline, positions, options);
  for (const check of rules) check(analysis);
  return sortDiagnostics(analysis.diagnostics);
}
