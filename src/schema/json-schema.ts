type JsonObject = Record<string, unknown>;

/**
 * A TypeBox schema as one self-contained JSON Schema (2020-12): definitions of recursive parts are
 * lifted to the root once, and references point there. Pure data, keys in the order they were
 * written.
 *
 * A record is written with `additionalProperties`: TypeBox's pattern `^.*$` does not match a name
 * with a line break, whose value would then be checked by nobody.
 */
export function toJsonSchema(schema: unknown): JsonObject {
  const definitions: JsonObject = {};
  const root = lift(JSON.parse(JSON.stringify(schema)), definitions) as JsonObject;
  return Object.keys(definitions).length === 0 ? root : { ...root, $defs: definitions };
}

function lift(node: unknown, definitions: JsonObject): unknown {
  if (Array.isArray(node)) return node.map((item) => lift(item, definitions));
  if (typeof node !== 'object' || node === null) return node;
  const { $defs, $id, ...rest } = node as JsonObject;
  if (typeof $defs === 'object' && $defs !== null) {
    for (const [name, definition] of Object.entries($defs)) {
      if (name in definitions) continue;
      definitions[name] = {};
      definitions[name] = lift(definition, definitions);
    }
  }
  const lifted: JsonObject = {};
  for (const [key, value] of Object.entries(openRecord(rest))) {
    lifted[key] =
      key === '$ref' && typeof value === 'string' && !value.startsWith('#')
        ? `#/$defs/${value}`
        : lift(value, definitions);
  }
  return lifted;
}

function openRecord(node: JsonObject): JsonObject {
  const { patternProperties, ...rest } = node;
  if (typeof patternProperties !== 'object' || patternProperties === null) return node;
  const [[pattern, values] = [], ...more] = Object.entries(patternProperties);
  if (pattern !== '^.*$' || more.length > 0 || 'additionalProperties' in rest) return node;
  return { ...rest, additionalProperties: values };
}
