import { toJsonSchema } from '../schema/json-schema.ts';
import type { JsonSchema } from './library-manifest.ts';

type Input = Record<string, unknown>;

/** An input that a contract's functions are asked with. */
export interface SampleInput {
  /** The optional parameter that it adds to the required ones; undefined for those alone. */
  readonly parameter?: string;
  readonly input: Input;
}

/**
 * Inputs that show what the pure functions of a contract depend on: the required parameters alone,
 * and with each value that an optional one can have. Texts are `{name}` where the form allows it, so
 * that an answer that carries them shows whence.
 */
export function sampleInputs(parameters: unknown): SampleInput[] {
  const schema = toJsonSchema(parameters);
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const required = new Set((schema['required'] ?? []) as string[]);
  const base: Input = {};
  for (const [name, member] of Object.entries(properties))
    if (required.has(name)) base[name] = sampleValues(member, name)[0];
  const variants = Object.entries(properties).flatMap(([name, member]) =>
    sampleValues(member, name).map((value) => ({
      ...(required.has(name) ? {} : { parameter: name }),
      input: { ...base, [name]: value },
    })),
  );
  return [{ input: base }, ...variants];
}

/** The values that make a difference, at least one. */
function sampleValues(schema: JsonSchema, name: string): unknown[] {
  if (schema['enum'] !== undefined) return [...(schema['enum'] as unknown[])];
  if (schema['const'] !== undefined) return [schema['const']];
  if (schema['anyOf'] !== undefined)
    return (schema['anyOf'] as JsonSchema[]).flatMap((branch) => sampleValues(branch, name));
  const [example] = (schema['examples'] ?? []) as unknown[];
  switch (schema['type']) {
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return [example ?? schema['default'] ?? schema['minimum'] ?? 1];
    case 'array':
      return [[sampleValues((schema['items'] ?? {}) as JsonSchema, name)[0]]];
    case 'object':
      return [sampleObject(schema, name)];
    default:
      return [sampleText(schema, name)];
  }
}

/** The same text whatever the documentation's examples are, where the form of the parameter lets it be. */
function sampleText(schema: JsonSchema, name: string): unknown {
  const pattern = new RegExp(String(schema['pattern'] ?? ''), 'u');
  const plain = name.replace(/\W+/g, '-').toLowerCase();
  const forms = [`{${name}}`, plain, `https://${plain}.example/`, '1m'];
  const [example] = (schema['examples'] ?? []) as unknown[];
  return forms.find((form) => pattern.test(form)) ?? example ?? `{${name}}`;
}

function sampleObject(schema: JsonSchema, name: string): Input {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  return Object.fromEntries(
    Object.entries(properties).map(([member, part]) => [
      member,
      sampleValues(part, `${name}.${member}`)[0],
    ]),
  );
}
