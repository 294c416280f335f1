import { UserError } from '../../diagnostics/errors.ts';
import { findSecretReferenceProblem } from '../../model/secret-reference.ts';

/** `mount/path#field`, taken apart: `kv/payments#database_url`. */
export interface SecretReference {
  /** Where the store's engine is mounted: the part before the first slash. */
  readonly mount: string;
  /** The parts of the path below the mount, at least one. */
  readonly path: readonly string[];
  readonly field: string;
}

/**
 * Takes a reference apart. The analysis refuses the same references at their line; this is for those
 * that reach the runner another way.
 *
 * @throws UserError `secret.bad-reference`.
 */
export function parseSecretReference(text: string): SecretReference {
  const problem = findSecretReferenceProblem(text);
  if (problem !== undefined) {
    const shown = JSON.stringify(text.slice(0, 100));
    throw new UserError('secret.bad-reference', `The secret reference ${shown} ${problem}.`, {
      exit: 'invalid',
      mend: 'Write mount/path#field, for instance kv/payments#database_url.',
    });
  }
  const [location = '', field = ''] = text.split('#');
  const [mount = '', ...path] = location.split('/');
  return { mount, path, field };
}
