import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { aroundStage, placeOfStage, type StageNode, type StepNode } from '../nodes.ts';

/** Only what bears being run again is tried again. */
export function checkRepeats(analysis: Analysis): void {
  const reported = new Set<StageNode>();
  for (const node of analysis.steps) {
    if (node.contract?.idempotence !== 'unsafe') continue;
    if (node.step.retry !== undefined)
      analysis.report('retry-of-unsafe-step', { step: node.label }, node);
    checkAttempts(node, reported, analysis);
  }
  for (const node of analysis.stages) {
    const { retryAttempts, post, name } = node.stage;
    if (retryAttempts !== undefined && post !== undefined)
      analysis.report('attempts-repeat-post', { stage: quote(name) }, placeOfStage(node));
  }
}

/** A stage repeats its post steps with each attempt as well (recorded case 012). */
function checkAttempts(node: StepNode, reported: Set<StageNode>, analysis: Analysis): void {
  for (const around of aroundStage(node.stage)) {
    if (around.stage.retryAttempts === undefined || reported.has(around)) continue;
    reported.add(around);
    analysis.report(
      'attempts-of-unsafe-step',
      { stage: quote(around.stage.name), step: node.label.replace(/^Step/, 'step') },
      node,
      analysis.relate('The stage is here.', around),
    );
  }
}
