import { quote } from '../../diagnostics/quote.ts';
import type { Approval } from '../../model/stage.ts';
import type { Analysis } from '../analysis.ts';
import { type Place, placeOfStage } from '../nodes.ts';
import { explainReservedVariable } from '../reserved-variables.ts';

/** Jenkins keeps answers as variables, whose names must be free. */
export function checkQuestions(analysis: Analysis): void {
  const { environments } = analysis.pipeline;
  for (const [name, { approval }] of Object.entries(environments))
    checkNames(approval, `environment:${name}`, analysis);
  for (const node of analysis.stages) checkNames(node.stage.approval, placeOfStage(node), analysis);
}

function checkNames(
  approval: Approval | undefined,
  place: Place | string,
  analysis: Analysis,
): void {
  for (const name of Object.keys(approval?.questions ?? {})) {
    const reason = Object.hasOwn(analysis.pipeline.parameters, name)
      ? 'the pipeline has a parameter of this name'
      : explainReservedVariable(name, true);
    if (reason !== undefined)
      analysis.report('reserved-question-name', { name: quote(name), reason }, place);
  }
}
