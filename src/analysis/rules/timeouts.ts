import { quote } from '../../diagnostics/quote.ts';
import { printDuration } from '../../model/duration.ts';
import type { Analysis } from '../analysis.ts';
import { type Place, placeOfStage, type StageNode } from '../nodes.ts';

/** A time limit inside another one is not longer. */
export function checkTimeouts(analysis: Analysis): void {
  for (const node of analysis.stages)
    checkLimit(node.stage.timeoutMs, placeOfStage(node), node.parent, analysis);
  for (const node of analysis.steps) checkLimit(node.step.timeoutMs, node, node.stage, analysis);
}

function checkLimit(
  timeMs: number | undefined,
  place: Place,
  outer: StageNode | undefined,
  analysis: Analysis,
): void {
  if (timeMs === undefined) return;
  let around = outer;
  while (around !== undefined && around.stage.timeoutMs === undefined) around = around.parent;
  const parentMs = around?.stage.timeoutMs ?? analysis.pipeline.timeoutMs;
  if (timeMs <= parentMs) return;
  analysis.report(
    'timeout-longer-than-parent',
    {
      what: place.label,
      time: printDuration(timeMs),
      parent: around === undefined ? 'the pipeline' : `stage ${quote(around.stage.name)}`,
      parentTime: printDuration(parentMs),
    },
    place,
  );
}
