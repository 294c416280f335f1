/**
 * The part of TypeBox that this package's schemas use, without its types and its run-time library:
 * the same calls make the same JSON. Only builds use it; sources are typed by TypeBox itself.
 */
type Schema = Record<string, unknown>;

const optionalMark = Symbol('optional');
const named =
  (type: string) =>
  (options: Schema = {}): Schema => ({ type, ...options });

function object(properties: Record<string, Schema>, options: Schema = {}): Schema {
  const required = Object.keys(properties).filter(
    (name) => !(optionalMark in (properties[name] as Schema)),
  );
  return { type: 'object', ...(required.length === 0 ? {} : { required }), properties, ...options };
}

function literal(value: string | number | boolean): Schema {
  return { type: typeof value, const: value };
}

function cyclic(definitions: Record<string, Schema>, name: string): Schema {
  const all = Object.fromEntries(
    Object.entries(definitions).map(([key, schema]) => [key, { ...schema, $id: key }]),
  );
  return { $defs: all, $ref: name };
}

/** Same shape as TypeBox's `Type`. */
export const Type = {
  String: named('string'),
  Number: named('number'),
  Integer: named('integer'),
  Boolean: named('boolean'),
  Unknown: (options: Schema = {}): Schema => ({ ...options }),
  Literal: literal,
  Enum: (values: readonly unknown[], options: Schema = {}): Schema => ({
    enum: values,
    ...options,
  }),
  Array: (items: Schema, options: Schema = {}): Schema => ({ type: 'array', items, ...options }),
  Object: object,
  Record: (_key: Schema, value: Schema, options: Schema = {}): Schema => ({
    type: 'object',
    patternProperties: { '^.*$': value },
    ...options,
  }),
  Union: (anyOf: readonly Schema[], options: Schema = {}): Schema => ({ anyOf, ...options }),
  Optional: (schema: Schema): Schema =>
    Object.defineProperty({ ...schema }, optionalMark, { value: true, enumerable: false }),
  Unsafe: (schema: Schema): Schema => ({ ...schema }),
  Ref: (name: string): Schema => ({ $ref: name }),
  Cyclic: cyclic,
  Module: (definitions: Record<string, Schema>): Record<string, Schema> =>
    Object.fromEntries(Object.keys(definitions).map((name) => [name, cyclic(definitions, name)])),
};
