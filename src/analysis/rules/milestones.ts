import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { aroundStage, placeOfStage } from '../nodes.ts';

/** Milestones are passed one after the other, so that none stands beside another. */
export function checkMilestones(analysis: Analysis): void {
  for (const node of analysis.stages) {
    if (node.stage.milestone !== true) continue;
    const outer = [...aroundStage(node)].find(
      ({ stage }) => stage.parallel === true || stage.matrix !== undefined,
    );
    if (outer === undefined) continue;
    analysis.report(
      'milestone-in-parallel',
      { stage: quote(node.stage.name), outer: quote(outer.stage.name) },
      placeOfStage(node),
      analysis.relate('The stages beside each other are here.', outer),
    );
  }
}
