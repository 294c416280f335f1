import * as fc from 'fast-check';
import type { JsonSchema } from '../../src/compatibility/library-manifest.ts';

type Schema = Record<string, unknown>;

const names = ['alpha', 'beta', 'gamma', 'delta'] as const;
const texts = ['', 'a', 'ab', 'abc', '#a', 'x1', 'aaaaaa'];
const small = fc.integer({ min: 0, max: 4 });

const text = fc.record(
  {
    type: fc.constant('string'),
    minLength: small,
    maxLength: fc.integer({ min: 2, max: 6 }),
    pattern: fc.constantFrom('^a', '^[a-z]*$', '\\d'),
    default: fc.constantFrom(...texts),
  },
  { requiredKeys: ['type'] },
);
const number = fc.record(
  {
    type: fc.constantFrom('integer', 'number'),
    minimum: fc.integer({ min: -3, max: 3 }),
    exclusiveMinimum: fc.integer({ min: -3, max: 3 }),
    maximum: fc.integer({ min: 0, max: 6 }),
    multipleOf: fc.constantFrom(1, 2, 4),
  },
  { requiredKeys: ['type'] },
);
const choice = fc.record(
  { enum: fc.uniqueArray(fc.constantFrom('a', 'ab', 1, 2, true, null), { minLength: 1 }) },
  { requiredKeys: ['enum'] },
);
const constant = fc.record({ const: fc.constantFrom('a', 1, false, null) });
const leaf: fc.Arbitrary<Schema> = fc.oneof(
  text,
  number,
  choice,
  constant,
  fc.constant({ type: 'boolean' }),
  fc.constant({ type: ['string', 'null'] }),
  fc.constant({}),
);

/** A JSON Schema with the keywords that the rules judge, three levels deep. */
export const schemas: fc.Arbitrary<JsonSchema> = fc.letrec<{ schema: Schema; object: Schema }>(
  (tie) => ({
    schema: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      leaf,
      tie('object'),
      fc.record(
        {
          type: fc.constant('array'),
          items: tie('schema'),
          minItems: fc.integer({ min: 0, max: 2 }),
          maxItems: fc.integer({ min: 1, max: 3 }),
          uniqueItems: fc.boolean(),
        },
        { requiredKeys: ['type'] },
      ),
      fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    ),
    object: fc.record(
      {
        type: fc.constant('object'),
        properties: fc.dictionary(fc.constantFrom(...names), tie('schema'), { maxKeys: 3 }),
        required: fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 }),
        additionalProperties: fc.oneof(fc.boolean(), tie('schema')),
        propertyNames: fc.constant({ pattern: '^[a-d]' }),
        minProperties: fc.integer({ min: 0, max: 1 }),
      },
      { requiredKeys: ['type'] },
    ),
  }),
).schema;

/** Values that have a fair chance to fit such a schema, made from its own words. */
export function valuesFor(schema: JsonSchema): fc.Arbitrary<unknown> {
  const own = fc.oneof(
    { weight: 9, arbitrary: fitting(schema) },
    fc.constantFrom(null, 1, 'a', {}),
  );
  return own;
}

function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema['const']);
  if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
  if (Array.isArray(schema['anyOf']))
    return fc.oneof(...(schema['anyOf'] as JsonSchema[]).map(valuesFor));
  switch (schema['type']) {
    case 'string':
      return fc.constantFrom(...texts);
    case 'integer':
      return fc.integer({ min: -4, max: 8 });
    case 'number':
      return fc.constantFrom(-2.5, -1, 0, 0.5, 1, 2, 3.5, 4, 6);
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valuesFor((schema['items'] ?? {}) as JsonSchema), { maxLength: 3 });
    case 'object':
      return fittingObject(schema);
    default:
      return fc.constantFrom<unknown>('a', 'abc', 1, 2.5, true, null, [], ['a'], { alpha: 1 });
  }
}

function fittingObject(schema: JsonSchema): fc.Arbitrary<unknown> {
  const properties = (schema['properties'] ?? {}) as Record<string, JsonSchema>;
  const rest = schema['additionalProperties'];
  const free = typeof rest === 'object' ? (rest as JsonSchema) : {};
  const members = Object.fromEntries(
    names.map((name) => [
      name,
      valuesFor(Object.hasOwn(properties, name) ? (properties[name] as JsonSchema) : free),
    ]),
  );
  const needed = new Set(schema['required'] as string[] | undefined);
  return fc
    .record(members, { requiredKeys: names.filter((name) => needed.has(name)) })
    .chain((value) =>
      rest === false
        ? fc.constant(
            Object.fromEntries(
              Object.entries(value).filter(([name]) => Object.hasOwn(properties, name)),
            ),
          )
        : fc.constant(value),
    );
}

/** A schema and another that came from it by a few edits at random places. */
export const editedSchemas: fc.Arbitrary<{ before: JsonSchema; after: JsonSchema }> = fc
  .tuple(schemas, fc.array(fc.tuple(fc.nat(), fc.nat(), schemas), { minLength: 1, maxLength: 3 }))
  .map(([before, edits]) => {
    let after = structuredClone(before) as Schema;
    for (const [place, way, other] of edits) after = edit(after, place, way, other);
    return { before, after };
  });

function edit(root: Schema, place: number, way: number, other: JsonSchema): Schema {
  const nodes = collectSchemas(root);
  const node = nodes[place % nodes.length] as Schema;
  const keys = Object.keys(node);
  const [key] = keys.length === 0 ? [] : [keys[way % keys.length] as string];
  if (way % 3 === 0 && key !== undefined && key !== 'anyOf') delete node[key];
  else if (way % 3 === 1) Object.assign(node, structuredClone(other));
  else if (way % 6 === 2) {
    const copy = structuredClone(node);
    for (const name of keys) delete node[name];
    node['anyOf'] = [copy, structuredClone(other)];
  } else if (Array.isArray(node['required']))
    node['required'] = (node['required'] as string[]).slice(1);
  return root;
}

function collectSchemas(node: Schema): Schema[] {
  const parts = [
    ...Object.values((node['properties'] ?? {}) as Record<string, Schema>),
    ...((node['anyOf'] ?? []) as Schema[]),
    ...(['items', 'additionalProperties'] as const)
      .map((key) => node[key])
      .filter((part) => typeof part === 'object' && part !== null),
  ] as Schema[];
  return [node, ...parts.flatMap(collectSchemas)];
}
