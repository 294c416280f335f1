/** The part of JSON Schema that contracts use. */
export interface ParameterSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly ParameterSchema[];
  readonly items?: ParameterSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, ParameterSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, ParameterSchema>>;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly 'x-flow'?: boolean;
  readonly 'x-type'?: string;
  readonly 'x-handle'?: { readonly kind: string; readonly role: 'makes' | 'uses' };
}

/** The type that an author sees for a parameter, as TypeScript text. */
export function printParameterType(schema: ParameterSchema): string {
  if (schema['x-handle'] !== undefined) return capitalize(schema['x-handle'].kind);
  if (schema['x-type'] !== undefined) return schema['x-type'];
  if (schema.enum !== undefined) return schema.enum.map((item) => printLiteral(item)).join(' | ');
  if (schema.const !== undefined) return printLiteral(schema.const);
  if (schema.anyOf !== undefined) return schema.anyOf.map(printParameterType).join(' | ');
  switch (schema.type) {
    case 'string':
      return schema['x-flow'] === true ? 'Text' : 'string';
    case 'integer':
    case 'number':
      return schema['x-flow'] === true ? 'number | Value<number>' : 'number';
    case 'boolean':
      return schema['x-flow'] === true ? 'boolean | Value<boolean>' : 'boolean';
    case 'array':
      return printArrayType(printParameterType(schema.items ?? {}), schema.minItems ?? 0);
    case 'object':
      return printObjectType(schema);
    default:
      return 'unknown';
  }
}

function printArrayType(item: string, minItems: number): string {
  const wrapped = item.includes('|') ? `(${item})` : item;
  return minItems > 0 ? `readonly [${item}, ...${wrapped}[]]` : `readonly ${wrapped}[]`;
}

function printObjectType(schema: ParameterSchema): string {
  const values = Object.values(schema.patternProperties ?? {});
  if (values[0] !== undefined) return `Readonly<Record<string, ${printParameterType(values[0])}>>`;
  const required = new Set(schema.required ?? []);
  const members = Object.entries(schema.properties ?? {}).map(
    ([name, member]) =>
      `readonly ${name}${required.has(name) ? '' : '?'}: ${printParameterType(member)}`,
  );
  return `{ ${members.join('; ')} }`;
}

/** A TypeScript literal of a JSON value, in the style of this package: single quotes, spaces in braces. */
export function printLiteral(value: unknown): string {
  if (typeof value === 'string')
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  if (Array.isArray(value)) return `[${value.map(printLiteral).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).map(
      ([name, item]) =>
        `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : printLiteral(name)}: ${printLiteral(item)}`,
    );
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
  }
  return JSON.stringify(value);
}

export function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
