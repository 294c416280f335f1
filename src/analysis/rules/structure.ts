import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { placeOfPipeline, placeOfStage } from '../nodes.ts';

/** Every stage does something. */
export function checkStructure(analysis: Analysis): void {
  if (analysis.pipeline.stages.length === 0) analysis.report('empty-pipeline', {}, placeOfPipeline);
  for (const node of analysis.stages) {
    const { name, steps, stages } = node.stage;
    const texts = { stage: quote(name) };
    if (stages?.length === 0) analysis.report('empty-group', texts, placeOfStage(node));
    if (stages === undefined && (steps ?? []).length === 0)
      analysis.report('empty-stage', texts, placeOfStage(node));
  }
}
