import { UserError } from '../../diagnostics/errors.ts';

/** `mount/path#field`, taken apart: `kv/payments#database_url`. */
export interface SecretReference {
  /** Where the store's engine is mounted: the part before the first slash. */
  readonly mount: string;
  /** The parts of the path below the mount, at least one. */
  readonly path: readonly string[];
  readonly field: string;
}

const LONGEST_REFERENCE_CHARACTERS = 512;
/**
 * Vault takes nearly everything in a path. What is left out would have to be escaped in policies,
 * URLs or shells, and is how a reference would reach a place that nobody granted.
 */
const PART = /^[\w.@ -]+$/;

/**
 * Takes a reference apart. The analysis refuses the same references at their line; this is for those
 * that reach the runner another way.
 *
 * @throws UserError `secret.bad-reference`.
 */
export function parseSecretReference(text: string): SecretReference {
  const problem = findProblem(text);
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

function findProblem(text: string): string | undefined {
  if (text.length > LONGEST_REFERENCE_CHARACTERS) {
    return `is longer than ${LONGEST_REFERENCE_CHARACTERS} characters`;
  }
  const [location = '', field, ...more] = text.split('#');
  if (field === undefined) return 'names no field after a #';
  if (more.length > 0) return 'has more than one #';
  const parts = location.split('/');
  if (parts.length < 2) return 'has no path behind the mount';
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    return 'has an empty part, `.` or `..` in its path';
  }
  if (parts[1] === 'data') return 'names the `data/` of KV version 2, which is added where needed';
  if (field === '') return 'names no field after the #';
  const odd = [...parts, field].find((part) => !PART.test(part) || part !== part.trim());
  return odd === undefined
    ? undefined
    : `has characters other than letters, digits and _.@- in ${JSON.stringify(odd)}`;
}
