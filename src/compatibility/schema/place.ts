import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';

/** Where two schemas are compared. */
export interface Place {
  /** `values.replicas`, `tags[]`, `labels.*`. */
  readonly path: string;
  /** The documents that `$ref` points into. */
  readonly before: JsonSchema;
  readonly after: JsonSchema;
  /**
   * Whether a member with a default may be left out, because whoever reads the value fills it in. ajv
   * does so everywhere but below `anyOf` (its option `useDefaults`), which one of the two may have.
   */
  readonly fillsDefaults: { readonly before: boolean; readonly after: boolean };
  /** Pairs of references under way: a recursive schema is compared once. */
  readonly visited: ReadonlySet<string>;
  /** Compares the schemas of a part; handed down, because parts hold parts of any kind. */
  readonly compare: (before: JsonSchema, after: JsonSchema, place: Place) => Finding[];
}

export function enterMember(place: Place, name: string): Place {
  return { ...place, path: place.path === '' ? name : `${place.path}.${name}` };
}

export function enterItems(place: Place): Place {
  return { ...place, path: `${place.path}[]` };
}

/** The schema that a reference points to, with what stands beside the reference; the schema itself otherwise. */
export function follow(schema: JsonSchema, document: JsonSchema): JsonSchema {
  let found = schema;
  for (let depth = 0; typeof found['$ref'] === 'string' && depth < 32; depth++) {
    const { $ref, ...beside } = found;
    const name = /^#\/\$defs\/(.+)$/.exec($ref as string)?.[1];
    const definitions = (document['$defs'] ?? {}) as Record<string, JsonSchema>;
    const target = name === undefined ? undefined : definitions[name];
    if (target === undefined) return found;
    found = { ...target, ...beside };
  }
  return found;
}
