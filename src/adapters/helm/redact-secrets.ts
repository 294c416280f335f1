import { createHmac } from 'node:crypto';

/** Shorter values are only hidden where they stand alone: they occur everywhere by chance. */
const SHORTEST_HIDDEN_WITHIN_TEXT = 6;

/** Replaces secrets in what is kept or shown by a mark that is equal for equal secrets. */
export interface Redactor {
  /** The mark for one secret: `redacted-1f0c…`, 16 hex digits of a keyed hash. */
  mark(secret: string): string;
  /** Hides the known secret values in a text, also in base64 and URL-encoded. */
  redactText(text: string): string;
  /** A copy of a manifest without the data of a Secret and without the known secret values. */
  redactManifest(manifest: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>;
}

/**
 * Makes a redactor.
 *
 * The mark is a hash, so that a diff shows that a secret changed, and keyed, so that who reads a
 * report cannot try out guesses.
 *
 * @param key random bytes that stay on this machine.
 * @param secrets values that must not be shown wherever they occur.
 */
export function createRedactor(key: string, secrets: readonly string[]): Redactor {
  const mark = (secret: string): string =>
    `redacted-${createHmac('sha256', key).update(secret).digest('hex').slice(0, 16)}`;
  // The longest first: one secret may contain another.
  const forms = secrets
    .filter((secret) => secret !== '')
    .flatMap((secret) => listForms(secret).map((form) => ({ form, secret })))
    .sort((a, b) => b.form.length - a.form.length);

  const redactText = (text: string): string => {
    let redacted = text;
    for (const { form, secret } of forms) {
      if (redacted === form) return mark(secret);
      if (form.length >= SHORTEST_HIDDEN_WITHIN_TEXT) {
        redacted = redacted.replaceAll(form, () => mark(secret));
      }
    }
    return redacted;
  };
  const redactValue = (value: unknown): unknown => {
    if (typeof value === 'string') return redactText(value);
    if (Array.isArray(value)) return value.map(redactValue);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [redactText(name), redactValue(inner)]),
    );
  };
  const redactData = (data: unknown): unknown =>
    Object.fromEntries(
      Object.entries(Object(data) as object).map(([name, value]) => [name, mark(String(value))]),
    );

  return {
    mark,
    redactText,
    redactManifest(manifest) {
      const redacted = redactValue(manifest) as Record<string, unknown>;
      if (manifest['kind'] !== 'Secret') return redacted;
      for (const field of ['data', 'stringData']) {
        if (manifest[field]) redacted[field] = redactData(manifest[field]);
      }
      return redacted;
    },
  };
}

/** The value as it may occur in a manifest: plain, in base64 at each of its three offsets, in a URL. */
function listForms(secret: string): string[] {
  const forms = [secret, Buffer.from(secret).toString('base64'), encodeURIComponent(secret)];
  for (const offset of [0, 1, 2]) {
    const encoded = Buffer.from(`${'x'.repeat(offset)}${secret}`).toString('base64');
    // What depends on the neighbours is cut off: the first characters, and the last ones.
    const start = Math.ceil((offset * 8) / 6);
    const whole = Math.floor(((offset + Buffer.byteLength(secret)) * 8) / 6);
    forms.push(encoded.slice(start, whole));
  }
  return [...new Set(forms)].filter((form) => form !== '');
}
