import { quote } from '../../diagnostics/quote.ts';
import { findSecretReferenceProblem } from '../../model/secret-reference.ts';
import type { Analysis } from '../analysis.ts';

/** References of secrets name mount, path and field. */
export function checkSecrets(analysis: Analysis): void {
  for (const node of analysis.steps) {
    for (const [variable, { reference }] of Object.entries(node.step.secrets ?? {})) {
      const problem = findSecretReferenceProblem(reference);
      if (problem !== undefined)
        analysis.report(
          'invalid-secret-reference',
          { variable, reference: quote(reference), problem },
          node,
        );
      if (node.step.env !== undefined && Object.hasOwn(node.step.env, variable))
        analysis.report('variable-given-twice', { step: node.label, name: variable }, node);
    }
  }
}
