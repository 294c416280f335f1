import AjvModule, { type Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { JsonSchema } from '../compatibility/library-manifest.ts';

/** ajv is CommonJS; its default export is the class. */
const AjvClass = AjvModule as unknown as new (options: object) => Ajv;
const validators = new WeakMap<object, ValidateFunction>();

/**
 * Whether a parameter of the new version refuses a value at the place that a difference names. A
 * parameter that is gone refuses everything.
 *
 * @param parameters the schema of all parameters of the step
 * @param path members below the value: names, `[]` for elements, `*` for any name
 */
export function refusesAt(
  parameters: JsonSchema,
  name: string,
  value: unknown,
  path: readonly string[],
): boolean {
  const properties = (parameters['properties'] ?? {}) as Record<string, JsonSchema>;
  const schema = properties[name];
  if (schema === undefined) return true;
  const validate = findValidator(schema, parameters['$defs']);
  if (validate(structuredClone(value))) return false;
  return (validate.errors ?? []).some((error) => isAt(error, path));
}

function findValidator(schema: JsonSchema, definitions: unknown): ValidateFunction {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const ajv = new AjvClass({ strict: false, allErrors: true, useDefaults: true, logger: false });
  const validate = ajv.compile(
    definitions === undefined ? schema : { ...schema, $defs: definitions },
  );
  validators.set(schema, validate);
  return validate;
}

/** An error at the place itself, or about a union around it, which says nothing closer. */
function isAt(error: ErrorObject, path: readonly string[]): boolean {
  const parts = error.instancePath.split('/').slice(1);
  const fits = parts.every((part, index) => {
    const expected = path[index];
    return expected === '*' || expected === part || (expected === '[]' && /^\d+$/.test(part));
  });
  return fits && (parts.length === path.length || error.keyword === 'anyOf');
}
