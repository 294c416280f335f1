/** A piece of text that is a credential by its very form. */
export interface FoundSecret {
  /** What it is, as it stands in a sentence: `an AWS access key`. */
  readonly kind: string;
  /** Where it begins, in UTF-16 units. */
  readonly index: number;
  readonly length: number;
}

/**
 * Forms that the issuers document and that nothing else has, so that a find is no guess: fixed
 * prefixes with fixed lengths or alphabets.
 */
const patterns: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g],
  ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\b/g],
  ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/g],
  ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g],
  ['a Stripe key', /\b[rs]k_live_[A-Za-z0-9]{20,}/g],
  ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/g],
  ['a Google API key', /\bAIza[A-Za-z0-9_-]{35}/g],
  ['a Vault token', /\bhvs\.[A-Za-z0-9_-]{24,}/g],
  [
    'a private key',
    /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----(?:[\s\S]*?-----END (?:[A-Z0-9]+ )*PRIVATE KEY-----)?/g,
  ],
  ['a JSON web token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/g],
];

/**
 * Forms that mostly hold a credential. The named group is the value; it must have a digit or sign,
 * as words of prose have not.
 */
const likelyPatterns: readonly (readonly [kind: string, pattern: RegExp])[] = [
  [
    'an assignment to such a name',
    /(?:password|passwd|secret|token|api[_-]?key)(?:=|:\s?|\s+)["']?(?![$<{%/"']|\w+\()(?=[^\s"'$]*[\d!#%^*])(?<value>[^\s"'$,;&|)]{6,})/gi,
  ],
  [
    'a URL with a user and a password',
    /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@$"']+:(?<value>[^\s/@$"'<{]{3,})@/gi,
  ],
];

/** The first credential in a text, by its form. */
export function findSecret(text: string): FoundSecret | undefined {
  return findFirst(text, patterns);
}

/** The first piece of a text that looks like a credential and may be something else. */
export function findLikelySecret(text: string): FoundSecret | undefined {
  return findFirst(text, likelyPatterns);
}

function findFirst(text: string, candidates: typeof patterns): FoundSecret | undefined {
  if (!beginnings.test(text)) return undefined;
  let first: FoundSecret | undefined;
  for (const [kind, pattern] of candidates) {
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    if (match !== null && (first === undefined || match.index < first.index))
      first = { kind, index: match.index, length: match[0].length };
  }
  return first;
}

/** The beginning of a credential at the end of a text that was cut with `…`. */
const cutSecret =
  /(?:AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|[rs]k_live_|npm_|AIza|hvs\.|eyJ)[\w.-]*(?=…$)/;

/** A text with every credential replaced, also likely ones, for messages. */
export function maskSecrets(text: string): string {
  return replaceSecrets(text, () => '****').replace(cutSecret, '****');
}

/** The same for source text: lines and columns stay where they are. */
export function blankSecrets(text: string): string {
  return replaceSecrets(text, (secret) => secret.replace(/[^\r\n]/g, '*'));
}

/** What every pattern needs: most texts have none of it, and are not looked at again. */
const beginnings =
  /AKIA|ASIA|gh[pousr]_|github_pat_|glpat-|xox[abeoprs]-|k_live_|npm_|AIza|hvs\.|-----BEGIN|eyJ|:\/\/|password|passwd|secret|token|api[_-]?key/i;

function replaceSecrets(text: string, replace: (secret: string) => string): string {
  if (!beginnings.test(text)) return text;
  let replaced = text;
  for (const [, pattern] of patterns) replaced = replaced.replace(pattern, replace);
  for (const [, pattern] of likelyPatterns)
    replaced = replaced.replace(pattern, (whole, value: string) =>
      whole.replace(value, () => replace(value)),
    );
  return replaced;
}
