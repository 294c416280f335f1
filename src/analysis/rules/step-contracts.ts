import { contracts } from '../../contracts/index.ts';
import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { listNames, suggestName } from '../suggest-name.ts';

/** Every step has a contract and stands in a stage of a kind that offers it. */
export function checkStepContracts(analysis: Analysis): void {
  for (const node of analysis.steps) {
    const { contract, stage, step, post } = node;
    if (contract === undefined) {
      const suggestion = suggestName(step.contract, Object.keys(contracts));
      analysis.report('unknown-step', { step: quote(step.contract), suggestion }, node);
      continue;
    }
    // Post blocks clean up and tell; they take every step.
    const kind = stage?.stage.kind;
    if (post !== undefined || kind === undefined || contract.stages === undefined) continue;
    if (!contract.stages.includes(kind))
      analysis.report(
        'step-not-offered',
        {
          step: `\`${contract.name}\``,
          kind,
          kinds: `stages of the kind ${listNames(contract.stages)}`,
        },
        node,
      );
  }
}
