type JsonObject = Record<string, unknown>;

/**
 * A TypeBox schema as one self-contained JSON Schema (2020-12): definitions of recursive parts are
 * lifted to the root once, and references point there. Pure data, keys in the order they were
 * written.
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
  for (const [key, value] of Object.entries(rest)) {
    lifted[key] =
      key === '$ref' && typeof value === 'string' && !value.startsWith('#')
        ? `#/$defs/${value}`
        : lift(value, definitions);
  }
  return lifted;
}
