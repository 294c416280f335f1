import { type ParameterSchema, printParameterType } from './schema-type.ts';

/** The constraints of JSON Schema that contracts use, beside the type. */
interface Constraints extends ParameterSchema {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly propertyNames?: { readonly pattern?: string };
  readonly 'x-unit'?: string;
  readonly 'x-path'?: boolean;
}

/** Everything that a person wants to know of a parameter or output, as plain text. */
export interface ParameterDescription {
  readonly name: string;
  readonly isRequired: boolean;
  /** Its position in a call, from 0; undefined for an option. */
  readonly position: number | undefined;
  /** As TypeScript shows it: `'sh' | 'bash'`. */
  readonly type: string;
  /** `bytes`, `commits`; undefined where there is nothing to count. */
  readonly unit: string | undefined;
  /** Whether a value of the running pipeline can stand for it. */
  readonly mayFlow: boolean;
  readonly default: unknown;
  /** What a value must be beside its type, each as a clause. */
  readonly constraints: readonly string[];
  readonly examples: readonly unknown[];
  readonly meaning: string;
}

/** Describes the members of an object schema, in the order of the contract. */
export function describeParameters(
  schema: ParameterSchema,
  positional: readonly string[] = [],
): ParameterDescription[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).map(([name, parameter]) => {
    const position = positional.indexOf(name);
    return {
      name,
      isRequired: required.has(name),
      position: position === -1 ? undefined : position,
      type: printParameterType(parameter),
      unit: (parameter as Constraints)['x-unit'],
      mayFlow: mayFlow(parameter),
      default: parameter.default,
      constraints: describeConstraints(parameter),
      examples: parameter.examples ?? [],
      meaning: parameter.description ?? '',
    };
  });
}

function mayFlow(schema: ParameterSchema): boolean {
  if (schema['x-handle'] !== undefined) return false;
  const parts = [
    ...(schema.anyOf ?? []),
    ...(schema.items === undefined ? [] : [schema.items]),
    ...Object.values(schema.patternProperties ?? {}),
    ...Object.values(schema.properties ?? {}),
  ];
  return (
    schema['x-flow'] === true ||
    (schema as { 'x-flow-deep'?: boolean })['x-flow-deep'] === true ||
    parts.some(mayFlow)
  );
}

function describeConstraints(schema: Constraints): string[] {
  // What is said of an image, a chart or files is said where they are declared.
  if (schema['x-handle'] !== undefined) return [];
  const { minimum, maximum, minLength = 0, maxLength, minItems = 0, pattern } = schema;
  return [
    ...describeRange(minimum, maximum),
    ...(maxLength !== undefined ? [`at most ${maxLength} characters`] : []),
    ...(minLength === 1
      ? ['not empty']
      : minLength > 1
        ? [`at least ${minLength} characters`]
        : []),
    ...(minItems > 0
      ? [`at least ${minItems === 1 ? 'one element' : `${minItems} elements`}`]
      : []),
    // The pattern of a duration says less than its type.
    ...(pattern === undefined || schema['x-type'] === 'Duration' ? [] : [`matches \`${pattern}\``]),
    ...(schema['x-path'] === true ? ['stays inside the workspace'] : []),
    ...(schema.propertyNames?.pattern === undefined
      ? []
      : [`names match \`${schema.propertyNames.pattern}\``]),
    ...(schema.items === undefined ? [] : describeConstraints(schema.items).map(ofEach)),
  ];
}

function describeRange(minimum: number | undefined, maximum: number | undefined): string[] {
  if (minimum !== undefined && maximum !== undefined) return [`${minimum} to ${maximum}`];
  if (minimum !== undefined) return [`at least ${minimum}`];
  return maximum === undefined ? [] : [`at most ${maximum}`];
}

function ofEach(constraint: string): string {
  return `each ${constraint}`;
}
