import type { OpenApiSchema } from './openapi.ts';

/** Keywords that a validator needs and that mean the same in JSON Schema. */
const KEPT = new Set(['type', 'format', 'enum', 'required', '$ref', 'x-kubernetes-list-map-keys']);

/** Keywords that describe, or that only matter to a client that merges or fills in. */
const DROPPED = new Set([
  'description',
  'default',
  'uniqueItems',
  'x-kubernetes-group-version-kind',
  'x-kubernetes-list-type',
  'x-kubernetes-map-type',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-patch-strategy',
  'x-kubernetes-unions',
]);

/** From the grammar in the doc comment of `Quantity` in k8s.io/apimachinery/pkg/api/resource. */
const QUANTITY = '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+|[numkMGTPE]|[KMGTPE]i)?$';

/** Types whose Go code reads more kinds of JSON value than the document says. */
const SPECIAL: Readonly<Record<string, OpenApiSchema>> = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['integer', 'string'] },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': {
    type: ['string', 'number'],
    pattern: QUANTITY,
  },
};

/**
 * Turns one OpenAPI definition into a strict JSON Schema without prose: an object with named
 * properties takes no other ones, as `fieldValidation=Strict` of the API server does.
 *
 * @throws Error for a keyword that is neither known to matter nor known not to, so that a new
 * Kubernetes release cannot lose a constraint unseen.
 */
export function convertDefinition(name: string, definition: OpenApiSchema): OpenApiSchema {
  return SPECIAL[name] ?? convertSchema(definition, name);
}

function convertSchema(schema: OpenApiSchema, place: string): OpenApiSchema {
  const converted: Record<string, unknown> = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (KEPT.has(keyword)) {
      converted[keyword] = value;
    } else if (keyword === 'properties') {
      converted['properties'] = convertProperties(value as Record<string, OpenApiSchema>, place);
      converted['additionalProperties'] = false;
    } else if (keyword === 'items' || keyword === 'additionalProperties') {
      converted[keyword] = convertSchema(value as OpenApiSchema, `${place}.${keyword}`);
    } else if (!DROPPED.has(keyword)) {
      throw new Error(`${place}: keyword ${keyword} is not known to this script`);
    }
  }
  return converted;
}

function convertProperties(
  properties: Record<string, OpenApiSchema>,
  place: string,
): OpenApiSchema {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [
      name,
      convertSchema(schema, `${place}.${name}`),
    ]),
  );
}
