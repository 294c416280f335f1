import type { ErrorObject } from 'ajv';
import { findDuplicateEntry } from './compile-schemas.ts';
import { findClosest } from './find-closest.ts';
import { printManifestPath, type SchemaProblem } from './schema-problem.ts';

const ALL_NAMED_UP_TO = 12;

/** Says in a person's words what ajv found. */
export function describeSchemaError(error: ErrorObject, manifest: unknown): SchemaProblem {
  const path = readPointer(error.instancePath, manifest);
  const place = printManifestPath(path) || 'the manifest';
  const found = nameType(error.data);
  switch (error.keyword) {
    case 'additionalProperties':
      return describeUnknownField(error, path, place);
    case 'required': {
      const field = String(error.params['missingProperty']);
      return problem('missingField', [...path, field], `${place} lacks the field "${field}"`);
    }
    case 'type': {
      const expected = [error.params['type']].flat().map(nameExpectedType).join(' or ');
      const needsQuotes = expected === 'a string' && ['a number', 'a boolean'].includes(found);
      return problem(
        'wrongType',
        path,
        `${place} is ${found}, expected ${expected}`,
        needsQuotes ? 'Quote it in the template: {{ … | quote }}.' : undefined,
      );
    }
    case 'enum': {
      const allowed = (error.params['allowedValues'] as unknown[]).filter((value) => value !== '');
      const closest =
        typeof error.data === 'string' ? findClosest(error.data, allowed.map(String)) : undefined;
      return problem(
        'notAllowed',
        path,
        `${place} has a value that is not allowed; allowed are ${allowed.map((value) => JSON.stringify(value)).join(', ')}`,
        closest === undefined ? undefined : `Did you mean "${closest}"?`,
      );
    }
    case 'format':
      return error.params['format'] === 'byte'
        ? problem(
            'badFormat',
            path,
            `${place} is not base64`,
            'Encode it in the template ({{ … | b64enc }}), or put it into stringData.',
          )
        : problem('badFormat', path, `${place} is not a valid ${error.params['format']}`);
    case 'pattern':
      return problem(
        'badFormat',
        path,
        isQuantity(error)
          ? `${place} is not a quantity such as 500m, 1.5 or 256Mi`
          : `${place} does not match ${error.params['pattern']}`,
      );
    case 'x-kubernetes-list-map-keys':
      return describeDuplicate(error, path, place);
    default:
      return problem('invalid', path, `${place} ${error.message ?? 'is not valid'}`);
  }
}

function describeUnknownField(
  error: ErrorObject,
  path: SchemaProblem['path'],
  place: string,
): SchemaProblem {
  const field = String(error.params['additionalProperty']);
  const known = Object.keys((error.parentSchema?.['properties'] ?? {}) as object);
  const present = new Set(Object.keys(error.data as object));
  const free = known.filter((name) => !present.has(name));
  const closest = findClosest(field, free);
  const list = free.length <= ALL_NAMED_UP_TO ? `It takes ${free.join(', ')}.` : undefined;
  const mend = closest === undefined ? list : `Did you mean "${closest}"?`;
  return problem('unknownField', [...path, field], `${place} has no field "${field}"`, mend);
}

function describeDuplicate(
  error: ErrorObject,
  path: SchemaProblem['path'],
  place: string,
): SchemaProblem {
  const keys = error.schema as string[];
  const position = findDuplicateEntry(keys, error.data as unknown[]) ?? 0;
  return {
    code: 'duplicateEntry',
    severity: 'warning',
    path: [...path, position],
    message: `${place}[${position}] repeats the ${keys.join(' and ')} of an earlier entry`,
    mend: 'Server-side apply, the default of Helm 4, refuses it: keep one of them.',
  };
}

function problem(
  code: SchemaProblem['code'],
  path: SchemaProblem['path'],
  message: string,
  mend?: string,
): SchemaProblem {
  return { code, severity: 'error', path, message, ...(mend === undefined ? {} : { mend }) };
}

/** Turns a JSON pointer into keys, with positions as numbers where the manifest has a list. */
function readPointer(pointer: string, manifest: unknown): (string | number)[] {
  let value = manifest;
  return pointer
    .split('/')
    .slice(1)
    .map((part) => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const isPosition = Array.isArray(value);
      value = (value as Record<string, unknown> | undefined)?.[key];
      return isPosition ? Number(key) : key;
    });
}

function nameType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function nameExpectedType(type: unknown): string {
  if (type === 'array') return 'a list';
  return type === 'object' || type === 'integer' ? `an ${type}` : `a ${type}`;
}

/** Quantities are the only pattern in Kubernetes' own schemas. */
function isQuantity(error: ErrorObject): boolean {
  return Array.isArray(error.parentSchema?.['type']);
}
