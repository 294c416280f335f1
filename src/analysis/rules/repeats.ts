import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { aroundStage, type StageNode, type StepNode } from '../nodes.ts';

/** Only what bears being run again is tried again. */
export function checkRepeats(analysis: Analysis): void {
  const reported = new Set<StageNode>();
  for (const node of analysis.steps) {
    if (node.contract?.idempotence !== 'unsafe') continue;
    if (node.step.retry !== undefined)
      analysis.report('retry-of-unsafe-step', { step: node.label }, node);
    if (node.post === undefined) checkAttempts(node, reported, analysis);
  }
}

/** The attempts of a stage stand inside its steps; its post steps run once, after the last one. */
function checkAttempts(node: StepNode, reported: Set<StageNode>, analysis: Analysis): void {
  for (const around of aroundStage(node.stage)) {
    const { retryAttempts, agentAttempts } = around.stage;
    if ((retryAttempts ?? agentAttempts) === undefined || reported.has(around)) continue;
    reported.add(around);
    analysis.report(
      'attempts-of-unsafe-step',
      { stage: quote(around.stage.name), step: node.label.replace(/^Step/, 'step') },
      node,
      analysis.relate('The stage is here.', around),
    );
  }
}
