const longestReferenceCharacters = 512;

/**
 * Vault takes nearly everything in a path. What is left out would have to be escaped in policies,
 * URLs or shells, and is how a reference would reach a place that nobody granted.
 */
const allowedPart = /^[\w.@ -]+$/;

/**
 * What is wrong with the reference of a secret, `mount/path#field`, as the end of a sentence;
 * undefined when nothing is. The one grammar: the analysis asks at the author's line, the runner
 * before it asks a store.
 */
export function findSecretReferenceProblem(text: string): string | undefined {
  if (text.length > longestReferenceCharacters)
    return `is longer than ${longestReferenceCharacters} characters`;
  const [location = '', field, ...more] = text.split('#');
  if (field === undefined) return 'names no field after a #';
  if (more.length > 0) return 'has more than one #';
  const parts = location.split('/');
  if (parts.length < 2) return 'has no path behind the mount';
  if (parts.some((part) => part === '' || part === '.' || part === '..'))
    return 'has an empty part, `.` or `..` in its path';
  if (parts[1] === 'data')
    return 'names the `data/` of KV version 2, which is added where it is needed';
  if (field === '') return 'names no field after the #';
  const odd = [...parts, field].find((part) => !allowedPart.test(part) || part !== part.trim());
  return odd === undefined
    ? undefined
    : `has characters other than letters, digits and _.@- in ${JSON.stringify(odd)}`;
}
