import type { JsonObject, JsonValue } from './helm.ts';
import type { Redactor } from './redact-secrets.ts';

/** Shorter texts are found in any password by chance. */
const SHORTEST_COMPARED = 4;

/**
 * The request's values as they are recorded: each text that went into the data of a Secret is
 * replaced by its mark, whether or not the request said that it is secret.
 */
export function hideSecretValues(
  values: JsonObject,
  manifests: readonly Readonly<Record<string, unknown>>[],
  redactor: Redactor,
): JsonObject {
  const data = manifests.filter(({ kind }) => kind === 'Secret').flatMap(readSecretData);
  const hide = (value: JsonValue): JsonValue => {
    if (typeof value === 'string' || typeof value === 'number') {
      const text = String(value);
      const isSecret = data.some(
        (secret) => secret === text || (text.length >= SHORTEST_COMPARED && secret.includes(text)),
      );
      if (isSecret) return redactor.mark(text);
      return typeof value === 'string' ? redactor.redactText(value) : value;
    }
    if (Array.isArray(value)) return value.map(hide);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hide(inner)]));
  };
  return hide(values) as JsonObject;
}

function readSecretData(secret: Readonly<Record<string, unknown>>): string[] {
  const encoded = Object.values(Object(secret['data']) as object).map(String);
  const plain = Object.values(Object(secret['stringData']) as object).map(String);
  return [...encoded.map((text) => Buffer.from(text, 'base64').toString()), ...encoded, ...plain];
}
