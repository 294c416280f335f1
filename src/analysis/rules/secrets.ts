import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';

/** References of secrets name mount, path and field. */
export function checkSecrets(analysis: Analysis): void {
  for (const node of analysis.steps) {
    for (const [variable, { reference }] of Object.entries(node.step.secrets ?? {})) {
      const problem = findReferenceProblem(reference);
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

/** What is wrong with `mount/path#field`, as the end of a sentence. */
function findReferenceProblem(reference: string): string | undefined {
  const [path = '', field, ...more] = reference.split('#');
  if (field === undefined) return 'names no field after a #';
  if (more.length > 0) return 'has more than one #';
  const parts = path.split('/');
  if (parts.length < 2) return 'has no path behind the mount';
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'has an empty part, `.` or `..` in its path';
  if (parts[1] === 'data')
    return 'names the `data/` of KV version 2, which is added where it is needed';
  // Vault takes nearly everything in a path; what is left out here would need escapes in policies.
  if (!/^[\w.@ -]+$/.test(field) || !parts.every((part) => /^[\w.@ -]+$/.test(part)))
    return 'has characters that policies would have to escape';
  return undefined;
}
