import {
  type TArray,
  type TBoolean,
  type TEnum,
  type TInteger,
  type TObject,
  type TOptional,
  type TRecord,
  type TSchema,
  type TString,
  type TUnsafe,
  Type,
} from 'typebox';

/**
 * Building blocks for the parameters of contracts: JSON Schema plus a few `x-` keywords that the
 * generators read.
 *
 * - `x-flow`: an author may give a value that is only known when the pipeline runs.
 * - `x-handle`: the parameter names an image, chart or set of files; `role` says whether the step
 *   makes it or uses it.
 * - `x-type`: the DSL's own type for it, where the plain schema would read badly.
 * - `x-unit`: what a number counts.
 */
interface Documentation {
  /** What it means and what follows from it. */
  readonly description: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

interface TextConstraints extends Documentation {
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly 'x-type'?: string;
}

/** Text that may come from a parameter, the context or an earlier step. */
export function text(options: TextConstraints): TString {
  return Type.String({ ...(options as object), 'x-flow': true });
}

/** Text that must be known when the pipeline is compiled. */
export function fixedText(options: TextConstraints): TString {
  return Type.String({ ...(options as object) });
}

/** A path relative to the step's directory; leaving the workspace is refused. Forward slashes on every system. */
export function path(options: Documentation): TString {
  return Type.String({ minLength: 1, ...options, 'x-path': true });
}

/** A duration as people write it: `90s`, `10m`, `1.5h`. */
export function duration(options: Documentation): TString {
  return Type.String({ ...options, pattern: '^\\d+(\\.\\d+)?(ms|s|m|h|d)$', 'x-type': 'Duration' });
}

export function integer(
  options: Documentation & {
    readonly minimum?: number;
    readonly maximum?: number;
    readonly 'x-unit'?: string;
  },
): TInteger {
  return Type.Integer({ ...options });
}

export function flag(options: Documentation & { readonly default: boolean }): TBoolean {
  return Type.Boolean({ ...options });
}

export function choice<const T extends string[]>(values: [...T], options: Documentation): TEnum<T> {
  return Type.Enum(values, { type: 'string', ...options }) as TEnum<T>;
}

export function list<T extends TSchema>(
  items: T,
  options: Documentation & { readonly minItems?: number },
): TArray<T> {
  return Type.Array(items, { ...options });
}

/** Names to texts; the texts may flow. */
export function textMap(
  options: Documentation & { readonly names?: string },
): TRecord<'^.*$', TString> {
  const { names, ...rest } = options;
  return Type.Record(Type.String(), Type.String({ 'x-flow': true }), {
    ...rest,
    ...(names === undefined ? {} : { propertyNames: { pattern: names } }),
  }) as TRecord<'^.*$', TString>;
}

export function optional<T extends TSchema>(schema: T): TOptional<T> {
  return Type.Optional(schema) as unknown as TOptional<T>;
}

/** The parameters or outputs of a contract: unknown names are mistakes, not ignored. */
export function record<const T extends Record<string, TSchema>>(properties: T): TObject<T> {
  return Type.Object(properties, { additionalProperties: false }) as TObject<T>;
}

/** Anything that JSON can say, for instance the values of a chart; leaves may flow. */
export function json(options: Documentation): TUnsafe<Record<string, unknown>> {
  return Type.Unsafe<Record<string, unknown>>({
    ...options,
    type: 'object',
    'x-type': 'JsonObject',
    'x-flow-deep': true,
  });
}
