import type { Analysis } from '../analysis.ts';
import { aroundStage } from '../nodes.ts';

/** A smoke test knows whom to ask. */
export function checkSmoke(analysis: Analysis): void {
  for (const node of analysis.steps) {
    if (node.contract?.name !== 'smoke' || node.step.input['url'] !== undefined) continue;
    const stages = [...aroundStage(node.stage)];
    if (!stages.some(({ stage }) => stage.service !== undefined))
      analysis.report('smoke-without-service', { step: node.label }, node);
  }
}
