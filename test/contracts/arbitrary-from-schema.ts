import fc from 'fast-check';

/** The part of JSON Schema that contracts use. */
interface Schema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: { readonly pattern?: string };
}

/** Values that fit a schema of a contract. */
export function arbitraryFromSchema(given: unknown): fc.Arbitrary<unknown> {
  const schema = given as Schema;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map(arbitraryFromSchema));
  switch (schema.type) {
    case 'string':
      return arbitraryText(schema);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1000, max: schema.maximum ?? 1_000_000 });
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(arbitraryFromSchema(schema.items), {
        minLength: schema.minItems ?? 0,
        maxLength: (schema.minItems ?? 0) + 3,
      });
    case 'object':
      return arbitraryObject(schema);
    default:
      return fc.jsonValue();
  }
}

function arbitraryText({ pattern, minLength = 0, maxLength = 60 }: Schema): fc.Arbitrary<string> {
  const text =
    pattern === undefined
      ? fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, minLength + 60) })
      : fc.stringMatching(new RegExp(pattern, 'u'));
  return text.filter((value) => {
    const { length } = [...value];
    return length >= minLength && length <= maxLength;
  });
}

function arbitraryObject(schema: Schema): fc.Arbitrary<unknown> {
  const [values] = Object.values(schema.patternProperties ?? {});
  if (values !== undefined) {
    const names =
      schema.propertyNames?.pattern === undefined
        ? fc.string()
        : fc.stringMatching(new RegExp(schema.propertyNames.pattern, 'u'));
    return fc.dictionary(names, arbitraryFromSchema(values), { maxKeys: 3 });
  }
  if (schema.properties === undefined) return fc.dictionary(fc.string(), fc.jsonValue());
  const members = Object.entries(schema.properties).map(
    ([name, member]) => [name, arbitraryFromSchema(member)] as const,
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: [...(schema.required ?? [])] });
}
