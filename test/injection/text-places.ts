import pipelineSchema from '../../schemas/pipeline.schema.json' with { type: 'json' };
import { contracts } from '../../src/contracts/index.ts';

/** JSON Schema as far as this project's schemas use it. */
export interface Schema {
  /** The value is the name of something that is declared: an image, a chart, a set of files. */
  readonly 'x-handle'?: unknown;
  readonly 'x-type'?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly required?: readonly string[];
  readonly properties?: { readonly [name: string]: Schema };
  readonly additionalProperties?: Schema | boolean;
}

/** The model of a pipeline, whose root is called `pipeline`. */
export const modelSchema = pipelineSchema as unknown as Schema;

const definitions = pipelineSchema.$defs as unknown as { readonly [name: string]: Schema };

/** The schema that a reference names, and the name that its places begin with. */
export function resolveReference(schema: Schema): { schema: Schema; name: string | undefined } {
  const name = schema.$ref?.replace('#/$defs/', '');
  const found = name === undefined ? schema : definitions[name];
  if (found === undefined) throw new Error(`The model's schema has no ${schema.$ref}.`);
  return { schema: found, name };
}

/** What a step of this contract takes. */
export function inputSchema(contract: string): Schema {
  const found = contracts[contract as keyof typeof contracts];
  return (found as unknown as { parameters: Schema }).parameters;
}

/** Places that are filled by the compiler, and never with what a team wrote. */
const derived = /^(pipeline\.\$generated|Stage\.id$|step\.id$|step\.contract$)/;

/** Whether a schema is the one of steps: these have one name wherever they stand. */
export function isStep({ properties }: Schema): boolean {
  return properties?.['contract'] !== undefined && properties['label'] !== undefined;
}

/** What is the same wherever it stands, by what it looks like: an agent, an approval, a parameter. */
const shapes = new Map<string, string>();
const shapeOf = new WeakMap<Schema, string>();

/** The name of a part of the model: where it was first found, for parts that stand in many places. */
export function nameOfPart(schema: Schema, proposed: string): string {
  if (isStep(schema)) return 'step';
  if (schema.anyOf === undefined && Object.keys(schema.properties ?? {}).length < 2)
    return proposed;
  const shape =
    shapeOf.get(schema) ??
    JSON.stringify(schema, (key, value) => (key === 'description' ? undefined : value));
  shapeOf.set(schema, shape);
  const name = shapes.get(shape) ?? proposed;
  shapes.set(shape, name);
  return name;
}

/**
 * Every place in the model in which a team can write a text, found in the schemas of the model and
 * of what the steps take: `Stage.approval.message`. `{}` are the names in a record, `*` its
 * values, `[]` the elements of a list, `**` any data.
 */
export function listTextPlaces(): ReadonlySet<string> {
  return textPlaces;
}

function collectPlaces(): ReadonlySet<string> {
  const places = new Set<string>();
  const seen = new Set<string>();

  function visit(given: Schema, proposed: string): void {
    if (isHandle(given)) return;
    const { schema, name: definition } = resolveReference(given);
    const name = definition ?? nameOfPart(schema, proposed);
    if (definition !== undefined || name !== proposed || isStep(schema)) {
      if (seen.has(name)) return;
      seen.add(name);
    }
    for (const option of schema.anyOf ?? []) visit(option, name);
    if (schema.anyOf !== undefined) return;
    if (schema.type === 'string' && schema.enum === undefined && schema.const === undefined)
      places.add(name);
    if (schema.items !== undefined) visit(schema.items, `${name}[]`);
    for (const [key, inner] of Object.entries(schema.properties ?? {}))
      if (!(isStep(schema) && key === 'input')) visit(inner, `${name}.${key}`);
    if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
      places.add(`${name}.{}`);
      visit(schema.additionalProperties, `${name}.*`);
    }
    if (isAnything(schema)) places.add(`${name}.**`);
  }

  visit(modelSchema, 'pipeline');
  for (const contract of Object.keys(contracts)) visit(inputSchema(contract), contract);
  return new Set([...places].filter((place) => !derived.test(place)));
}

/** Whether the value is the name of something that is declared elsewhere, which is where a team writes it. */
export function isHandle(schema: Schema): boolean {
  return schema['x-handle'] !== undefined || schema['x-type'] === 'OutsideStep';
}

/** Whether the schema lets any data through. */
export function isAnything(schema: Schema): boolean {
  const { type, properties, additionalProperties, anyOf, items, $ref } = schema;
  if (anyOf !== undefined || items !== undefined || $ref !== undefined) return false;
  if (schema.const !== undefined || schema.enum !== undefined) return false;
  return (
    type === undefined ||
    (type === 'object' && properties === undefined && typeof additionalProperties !== 'object')
  );
}

/** Whether the compiler fills the place, and no team. */
export function isDerived(place: string): boolean {
  return derived.test(place);
}

// Parts are called as the first walk over the schemas found them, so it comes before all others.
const textPlaces = collectPlaces();
