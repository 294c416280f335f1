import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { isStageReachedByPullRequests } from '../conditions/pull-request.ts';
import { aroundStage, placeOfStage } from '../nodes.ts';

/** Deployments neither overlap nor are cut in the middle by another build. */
export function checkDeployConcurrency(analysis: Analysis): void {
  const { concurrency } = analysis.pipeline;
  for (const node of analysis.stages) {
    if (node.stage.environment === undefined) continue;
    const stage = quote(node.stage.name);
    const isLocked = [...aroundStage(node)].some((around) => around.stage.lock !== undefined);
    if (concurrency === 'all' && !isLocked)
      analysis.report('deploys-may-overlap', { stage }, placeOfStage(node));
    if (concurrency === 'newest' && isStageReachedByPullRequests(node))
      analysis.report('deploy-may-be-cut', { stage }, placeOfStage(node));
  }
}
