import { DEFINITIONS_ID } from './compile-schemas.ts';
import type { JsonSchema } from './schema-bundle.ts';

/** What a CustomResourceDefinition says about one version of its kind. */
export interface CustomResource {
  /** `example.com/v1/Widget` */
  readonly kind: string;
  readonly namespaced: boolean;
  /** Undefined when the definition brings none. */
  readonly schema: JsonSchema | undefined;
}

const OBJECT_META: JsonSchema = {
  $ref: `${DEFINITIONS_ID}#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta`,
};
const OBJECT_IDENTITY: JsonSchema = {
  apiVersion: { type: 'string' },
  kind: { type: 'string' },
  metadata: OBJECT_META,
};

/**
 * Reads the served versions of a CustomResourceDefinition (`apiextensions.k8s.io/v1`).
 *
 * A malformed definition gives what can be read: its own manifest is checked like any other, and
 * reported there.
 */
export function readCustomResources(manifest: unknown): CustomResource[] {
  const spec = asRecord(asRecord(manifest)['spec']);
  const versions = Array.isArray(spec['versions']) ? spec['versions'].map(asRecord) : [];
  return versions
    .filter(({ served }) => served !== false)
    .map((version) => {
      const schema = asRecord(version['schema'])['openAPIV3Schema'];
      return {
        kind: `${spec['group']}/${version['name']}/${asRecord(spec['names'])['kind']}`,
        namespaced: spec['scope'] !== 'Cluster',
        schema: schema === undefined ? undefined : convertRoot(asRecord(schema)),
      };
    });
}

function convertRoot(schema: JsonSchema): JsonSchema {
  const converted = convertSchema(schema);
  const properties = { ...asRecord(converted['properties']), ...OBJECT_IDENTITY, status: {} };
  return { ...converted, properties };
}

/**
 * A structural schema as JSON Schema. Unknown fields are refused unless the definition keeps them:
 * the API server prunes them, or refuses them under strict field validation, which Helm 4 asks for.
 * CEL rules (`x-kubernetes-validations`) are left to the cluster.
 */
function convertSchema(schema: JsonSchema): JsonSchema {
  const { default: _default, nullable: _nullable, pattern, ...converted } = schema;
  const result: Record<string, unknown> = { ...converted };
  if (schema['x-kubernetes-int-or-string'] === true) result['type'] = ['integer', 'string'];
  if (typeof pattern === 'string' && isPattern(pattern)) result['pattern'] = pattern;
  if (schema['properties'] !== undefined) {
    const properties = Object.entries(asRecord(schema['properties']));
    result['properties'] = {
      ...Object.fromEntries(
        properties.map(([name, value]) => [name, convertSchema(asRecord(value))]),
      ),
      ...(schema['x-kubernetes-embedded-resource'] === true ? OBJECT_IDENTITY : {}),
    };
    result['additionalProperties'] = schema['x-kubernetes-preserve-unknown-fields'] === true;
  }
  for (const keyword of ['items', 'additionalProperties']) {
    const inner = schema[keyword];
    if (typeof inner === 'object') result[keyword] = convertSchema(asRecord(inner));
  }
  return result;
}

/** Patterns are written for Go's RE2; the few that JavaScript cannot read are left to the cluster. */
function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
