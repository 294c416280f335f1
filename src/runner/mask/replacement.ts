/** What stands in the place of a secret, unless a secret forbids it. */
export const REPLACEMENT = '****';

/** The signs that are tried, then the code points of the private use area. */
const SIGNS = ['*', '#', '~', '█'];
const PRIVATE_USE_AREA = 0xe000;

/**
 * `****`, or four other signs when a secret (as latin1 text) starts or ends with `*` or holds
 * `****`: there the mask, or the mask and its neighbours, could spell a secret that was not there.
 */
export function chooseReplacement(patterns: Iterable<string>): string {
  const known = [...patterns];
  for (let attempt = 0; ; attempt++) {
    const sign = SIGNS[attempt] ?? String.fromCodePoint(PRIVATE_USE_AREA + attempt);
    const candidate = sign.repeat(REPLACEMENT.length);
    const bytes = Buffer.from(candidate).toString('latin1');
    if (!known.some((pattern) => canSpell(bytes, pattern))) return candidate;
  }
}

function canSpell(mask: string, pattern: string): boolean {
  if (pattern.includes(mask) || mask.repeat(2).includes(pattern)) return true;
  for (let length = 1; length < mask.length; length++) {
    if (pattern.startsWith(mask.slice(-length)) || pattern.endsWith(mask.slice(0, length))) {
      return true;
    }
  }
  return false;
}
