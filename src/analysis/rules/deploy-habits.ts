import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { placeOfStage, type StageNode } from '../nodes.ts';

/** A deployment is watched, goes back when it fails, and is recorded. */
export function checkDeployHabits(analysis: Analysis): void {
  const deploys = analysis.steps.filter(({ contract }) => contract?.adapters.includes('helm'));
  if (deploys.length === 0) return;
  const lastSmoke = analysis.steps.findLast(({ contract }) =>
    contract?.adapters.includes('service'),
  );
  const recording = new Set(
    analysis.steps
      .filter(({ contract }) => contract?.adapters.includes('deployment-events'))
      .map(({ stage }) => stage),
  );
  const reported = new Set<StageNode | undefined>();
  for (const node of deploys) {
    const isChecked = lastSmoke !== undefined && lastSmoke.order > node.order;
    if (node.step.input['rollback'] === false && !isChecked)
      analysis.report('deploy-without-health-check', { step: node.label }, node);
    if (node.stage === undefined || recording.has(node.stage) || reported.has(node.stage)) continue;
    reported.add(node.stage);
    analysis.report(
      'deploy-not-recorded',
      { stage: quote(node.stage.stage.name) },
      placeOfStage(node.stage),
    );
  }
}
