import { toJsonSchema } from '../../schema/json-schema.ts';

/** Keywords of this package's schemas that JSON Schema does not know; a strict validator must be told. */
export const schemaKeywords = [
  'x-flow',
  'x-flow-deep',
  'x-handle',
  'x-path',
  'x-step',
  'x-type',
  'x-unit',
] as const;

/** What a schema document says beside the schema. */
export interface SchemaDocument {
  /** Last part of its identifier: `pipeline`, `step:run`. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** TypeBox or plain JSON Schema. */
  readonly schema: unknown;
  /** Whether whoever reads the value fills in defaults first, so that what has one may be left out. */
  readonly fillsDefaults?: boolean;
  /** Whole values that fit. */
  readonly examples?: readonly unknown[];
  /** Members of the document that are not validation, behind its head. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** A schema as a self-contained JSON Schema document (2020-12), two spaces, a line break at the end. */
export function printSchema(document: SchemaDocument): string {
  const whole = toJsonSchema(document.schema);
  const {
    $defs,
    description: _description,
    ...schema
  } = document.fillsDefaults === true ? (dropFilledIn(whole) as typeof whole) : whole;
  const { definitions, ...more } = { definitions: undefined, ...document.more };
  const allDefinitions = {
    ...($defs as object),
    ...(definitions as object | undefined),
  };
  const content = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    // A name, not an address: nothing has to be reachable for a schema to mean the same.
    $id: `urn:jenkins-pipeline-sdk:schema:${document.name}`,
    title: document.title,
    description: document.description,
    ...more,
    ...schema,
    ...(Object.keys(allDefinitions).length === 0 ? {} : { $defs: allDefinitions }),
    ...(document.examples === undefined || document.examples.length === 0
      ? {}
      : { examples: document.examples }),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** The schema without the demand for members that have a default. */
function dropFilledIn(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(dropFilledIn);
  if (typeof node !== 'object' || node === null) return node;
  const { properties } = node as { properties?: Readonly<Record<string, object>> };
  const hasDefault = (name: string) => 'default' in (properties?.[name] ?? {});
  const entries = Object.entries(node).map(([key, part]) =>
    key === 'required' && Array.isArray(part)
      ? [key, part.filter((name) => !hasDefault(name))]
      : [key, dropFilledIn(part)],
  );
  return Object.fromEntries(entries);
}
