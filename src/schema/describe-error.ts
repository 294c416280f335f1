import type { ErrorObject } from 'ajv';
import { closest, distance } from 'fastest-levenshtein';

/** A problem of one place in some data, in words. */
export interface SchemaProblem {
  /** Where in the data, `values.replicas` or `tags[0]`; empty for the whole. */
  readonly path: string;
  /** What is wrong there, as the end of a sentence: `must be a whole number`. */
  readonly problem: string;
}

/**
 * ajv's errors in words, the telling ones only: for a union it keeps the branch that came closest
 * instead of listing every way in which the data is not something else.
 */
export function describeSchemaErrors(
  errors: readonly ErrorObject[],
  known: readonly string[] = [],
): SchemaProblem[] {
  const problems = dropBranches(errors).map((error) => ({
    path: readablePath(error),
    problem: describe(error, known),
  }));
  const unique = new Map(
    problems.map((problem) => [`${problem.path}\n${problem.problem}`, problem]),
  );
  return [...unique.values()];
}

function dropBranches(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = errors.filter((error) => error.keyword === 'anyOf');
  if (unions.length === 0) return [...errors];
  return errors
    .filter((error) => {
      const union = unions.find(
        (candidate) =>
          candidate !== error &&
          error.instancePath.startsWith(candidate.instancePath) &&
          error.schemaPath !== candidate.schemaPath,
      );
      if (union === undefined) return true;
      // A deeper place than the union itself means that this branch fitted so far: it is the telling one.
      return error.instancePath.length > union.instancePath.length;
    })
    .filter(
      (error, _, kept) =>
        error.keyword !== 'anyOf' ||
        !kept.some(
          (other) => other.keyword !== 'anyOf' && other.instancePath.startsWith(error.instancePath),
        ),
    );
}

function readablePath(error: ErrorObject): string {
  const parts = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return parts.reduce(
    (path, part) =>
      /^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`,
    '',
  );
}

function describe(error: ErrorObject, known: readonly string[]): string {
  const parameters = error.params as Record<string, unknown>;
  switch (error.keyword) {
    case 'required':
      return `\`${parameters['missingProperty']}\` is missing`;
    case 'additionalProperties':
      return unknownName(String(parameters['additionalProperty']), known);
    case 'enum':
      return `must be one of ${(parameters['allowedValues'] as unknown[]).map((value) => JSON.stringify(value)).join(', ')}`;
    case 'const':
      return `must be ${JSON.stringify(parameters['allowedValue'])}`;
    case 'type':
      return `must be ${typeName(String(parameters['type']))}`;
    case 'pattern':
      return `must match ${parameters['pattern']}`;
    case 'minLength':
      return Number(parameters['limit']) === 1
        ? 'must not be empty'
        : `must have at least ${parameters['limit']} characters`;
    case 'maxLength':
      return `must have at most ${parameters['limit']} characters`;
    case 'minItems':
      return `must have at least ${parameters['limit']} ${Number(parameters['limit']) === 1 ? 'element' : 'elements'}`;
    case 'minimum':
      return `must be at least ${parameters['limit']}`;
    case 'maximum':
      return `must be at most ${parameters['limit']}`;
    case 'propertyNames':
      return `\`${parameters['propertyName']}\` is no name that can stand here`;
    case 'anyOf':
      return 'has none of the forms that are allowed here';
    default:
      return error.message ?? `does not fit (${error.keyword})`;
  }
}

function unknownName(name: string, known: readonly string[]): string {
  const near = known.length === 0 ? undefined : closest(name, [...known]);
  const suggestion =
    near !== undefined && distance(name, near) <= Math.max(2, Math.floor(name.length / 3))
      ? `; did you mean \`${near}\`?`
      : '';
  return `\`${name}\` is not known here${suggestion}`;
}

function typeName(type: string): string {
  const names: Record<string, string> = {
    string: 'a text',
    integer: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    object: 'an object',
  };
  return type
    .split(',')
    .map((item) => names[item] ?? item)
    .join(' or ');
}
