import { UserError } from '../../diagnostics/errors.ts';
import type { DeployRequest, ImagePin, JsonObject, JsonValue } from './helm.ts';

type Mutable = { [key: string]: JsonValue };

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/**
 * The values that a request gives to the chart: its own, over them the images' `repository`,
 * `digest` and `tag`, over them the secrets.
 *
 * @param request
 * @param hide what stands for a secret value; the value itself unless said. The recorded form
 * passes a redaction here.
 * @throws UserError `helmDeploy.values` for a path that runs through a value that is no object, and
 * for an image digest that is not a SHA-256.
 */
export function assembleValues(
  { values = {}, images = [], secretValues = {} }: DeployRequest,
  hide: (secret: string) => string = (secret) => secret,
): JsonObject {
  const assembled = structuredClone(values) as Mutable;
  for (const image of images) {
    checkDigest(image);
    setValue(assembled, [...parseValuesPath(image.valuesPath), 'repository'], image.repository);
    setValue(assembled, [...parseValuesPath(image.valuesPath), 'digest'], image.digest);
    if (image.tag !== undefined) {
      setValue(assembled, [...parseValuesPath(image.valuesPath), 'tag'], image.tag);
    }
  }
  for (const [path, secret] of Object.entries(secretValues)) {
    setValue(assembled, parseValuesPath(path), hide(secret));
  }
  return assembled;
}

/** Splits `api.image` at its dots; `\.` is a dot within a key, as for `helm --set`. */
export function parseValuesPath(path: string): string[] {
  return path.split(/(?<!\\)\./).map((key) => key.replaceAll('\\.', '.'));
}

function setValue(target: Mutable, path: readonly string[], value: string): void {
  let place = target;
  for (const key of path.slice(0, -1)) {
    const inner = Object.hasOwn(place, key) ? place[key] : null;
    if (inner !== null && (typeof inner !== 'object' || Array.isArray(inner))) {
      throw new UserError(
        'helmDeploy.values',
        `The value ${path.join('.')} cannot be set: ${key} is not an object in the given values.`,
        { mend: `Remove ${key} from the step's values, or make it an object.`, exit: 'invalid' },
      );
    }
    const next = (inner ?? {}) as Mutable;
    define(place, key, next);
    place = next;
  }
  define(place, path.at(-1)!, value);
}

/** Not an assignment: the key `__proto__` would change the object's prototype. */
function define(target: Mutable, key: string, value: JsonValue): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function checkDigest({ repository, digest }: ImagePin): void {
  if (DIGEST.test(digest)) return;
  throw new UserError(
    'helmDeploy.values',
    `The image ${repository} has the digest ${JSON.stringify(digest)}, which is not a SHA-256.`,
    { mend: 'Give the digest of the image index: sha256: and 64 hex digits.', exit: 'invalid' },
  );
}
