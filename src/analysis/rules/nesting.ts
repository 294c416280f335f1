import { quote } from '../../diagnostics/quote.ts';
import type { Stage } from '../../model/stage.ts';
import type { Analysis } from '../analysis.ts';
import { placeOfStage, type StageNode } from '../nodes.ts';

/** Parallel stages and matrices never stand inside each other (recorded cases 088, 089 and 102). */
export function checkNesting(analysis: Analysis): void {
  const outerOf = new Map<StageNode, StageNode | undefined>();
  for (const node of analysis.stages) {
    const parent = node.parent;
    const outer =
      parent === undefined ? undefined : isParallel(parent.stage) ? parent : outerOf.get(parent);
    outerOf.set(node, outer);
    if (outer === undefined || !isParallel(node.stage)) continue;
    analysis.report(
      'nested-parallel',
      {
        inner: `${nameKind(node.stage)} ${quote(node.stage.name)}`,
        outer: `${nameKind(outer.stage).toLowerCase()} ${quote(outer.stage.name)}`,
      },
      placeOfStage(node),
      analysis.relate('The outer one is here.', outer),
    );
  }
}

function isParallel(stage: Stage): boolean {
  return stage.parallel === true || stage.matrix !== undefined;
}

function nameKind(stage: Stage): string {
  return stage.matrix === undefined ? 'Parallel' : 'Matrix';
}
