import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import type { StepNode } from '../nodes.ts';
import { areAlternatives } from './product-flow.ts';

/** Each set of test results is published once in its stage. */
export function checkTestResults(analysis: Analysis): void {
  const published = new Map<string, StepNode>();
  for (const node of analysis.steps) {
    for (const pattern of resultsOf(node)) {
      const key = JSON.stringify([node.stage?.stage.id, node.step.directory, pattern]);
      const first = published.get(key);
      if (first === undefined) published.set(key, node);
      else if (first !== node && !areAlternatives(first, node))
        analysis.report(
          'test-results-published-twice',
          { pattern: quote(pattern) },
          node,
          analysis.relate('The first time is here.', first),
        );
    }
  }
}

function resultsOf({ step, contract }: StepNode): string[] {
  const given =
    contract?.name === 'run'
      ? [step.input['junit']]
      : contract?.name === 'publishTestResults'
        ? step.input['include']
        : [];
  return Array.isArray(given) ? given.filter((item) => typeof item === 'string') : [];
}
