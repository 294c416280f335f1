import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import type { StepNode } from '../nodes.ts';

/** Options that only the runner understands. */
const runnerOptions = ['when', 'secrets', 'save'] as const;

/** Steps that Jenkins runs itself get only what Jenkins knows, and stages are decided by Jenkins. */
export function checkJenkinsSteps(analysis: Analysis): void {
  for (const { kind, name, place, part } of analysis.references) {
    if (kind !== 'value') continue;
    const node = 'contract' in place ? (place as StepNode) : undefined;
    if (node?.contract?.executor === 'jenkins' && part !== 'when')
      analysis.report('saved-value-in-jenkins-step', { step: node.label, name: quote(name) }, node);
    if (node === undefined && part === 'when' && place.stage !== undefined)
      analysis.report(
        'saved-value-in-stage-condition',
        { stage: quote(place.stage.stage.name), name: quote(name) },
        place,
      );
  }
  for (const node of analysis.steps) {
    if (node.contract?.executor !== 'jenkins') continue;
    for (const option of runnerOptions)
      if (node.step[option] !== undefined)
        analysis.report('option-on-jenkins-step', { step: node.label, option }, node);
  }
}
