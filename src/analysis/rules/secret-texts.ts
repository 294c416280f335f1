import { findLikelySecret, findSecret } from '../../diagnostics/secret-patterns.ts';
import type { Analysis } from '../analysis.ts';
import { type FoundText, walkTexts } from '../inputs/walk-texts.ts';

/** No text of the pipeline is a credential. The text itself is never part of a message. */
export function checkSecretTexts(analysis: Analysis): void {
  walkTexts(analysis, (found) => {
    const secret = findSecret(found.text);
    if (secret !== undefined) {
      analysis.report('secret-in-text', { kind: secret.kind, where: found.where }, found.place);
      return;
    }
    const reason = findSuspicion(found);
    if (reason !== undefined)
      analysis.report('secret-like-text', { where: found.where, reason }, found.place);
  });
}

/** A name that says that its value is a credential. */
const credentialName =
  /(?:^|_|[a-z])(?:PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY)$|(?:[pP]assword|[sS]ecret|[tT]oken|[aA]pi_?[kK]ey)$/;
/** Names of things that hold a credential, as charts have them: `existingSecret`. */
const namesOnly = /existing|pull|ref/i;
function findSuspicion({ text, name }: FoundText): string | undefined {
  if (credentialName.test(name) && !namesOnly.test(name) && isLiteralValue(text))
    return `it is called ${name}`;
  return findLikelySecret(text)?.kind;
}

/** Not empty, not a variable, a reference to somewhere else, or a word such as `none`. */
function isLiteralValue(text: string): boolean {
  return (
    text.length >= 4 &&
    !/[$<>{}\s#]/.test(text) &&
    !/^(?:true|false|none|null|auto|disabled|enabled|required|optional|text|number|boolean|choice)$/i.test(
      text,
    ) &&
    !/^(?:[./~]|https?:|file:|vault:|arn:|ssm:)/.test(text)
  );
}
