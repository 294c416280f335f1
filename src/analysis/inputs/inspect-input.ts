import type { ErrorObject } from 'ajv';
import type { StepContract } from '../../contracts/contract.ts';
import { libraryValidators } from '../../schema/library-validators.ts';
import * as generated from '../../schema/step-validators.generated.js';
import type { Validator } from '../../schema/validators.generated.js';
import { isRunTimeValue, type ReadReference, readReference } from '../read-reference.ts';

/** The part of a contract's JSON Schema that the inspection reads. */
interface ParameterSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, ParameterSchema>>;
  readonly patternProperties?: Readonly<Record<string, ParameterSchema>>;
  readonly items?: ParameterSchema;
  readonly anyOf?: readonly ParameterSchema[];
  readonly 'x-flow'?: boolean;
  readonly 'x-flow-deep'?: boolean;
  readonly 'x-handle'?: { readonly kind: string };
  readonly 'x-path'?: boolean;
  readonly 'x-type'?: string;
}

/** A place in the input of a step, as a JSON pointer. */
export interface Inspected<T> {
  readonly pointer: string;
  readonly found: T;
}

/** What the input of a step holds, measured against its contract. */
export interface InputInspection {
  /** Values known only at run time, where the contract wants one that is written down. */
  readonly refusedValues: readonly Inspected<ReadReference>[];
  /** Images, charts, files and outside steps at places of another kind. */
  readonly misplacedHandles: readonly Inspected<ReadReference>[];
  /** Secrets that stand where data is wanted. */
  readonly secrets: readonly Inspected<undefined>[];
  /** Texts that are paths or globs of the workspace. */
  readonly paths: readonly Inspected<string>[];
  /** What else does not fit the schema. */
  readonly errors: readonly ErrorObject[];
}

/** Stands for a value that nobody knows yet; what the schema says of it is not looked at. */
const placeholder = '';

/** Measures the input of a step against the contract. The input is not changed. */
export function inspectInput(
  input: Readonly<Record<string, unknown>>,
  contract: StepContract,
): InputInspection {
  const inspector = new Inspector();
  const data = inspector.inspect(input, contract.parameters as ParameterSchema, '', false);
  const validator =
    (generated as unknown as Record<string, Validator>)[`step_${contract.name}`] ??
    libraryValidators[contract.name];
  if (validator === undefined || validator(data)) return { ...inspector, errors: [] };
  const errors = (validator.errors ?? []).filter(
    ({ instancePath }) =>
      !inspector.settled.some(
        (pointer) => instancePath === pointer || instancePath.startsWith(`${pointer}/`),
      ),
  );
  return { ...inspector, errors };
}

class Inspector {
  readonly refusedValues: Inspected<ReadReference>[] = [];
  readonly misplacedHandles: Inspected<ReadReference>[] = [];
  readonly secrets: Inspected<undefined>[] = [];
  readonly paths: Inspected<string>[] = [];
  /** Places about which the schema has nothing more to say. */
  readonly settled: string[] = [];

  /** A copy for the validator, in which references and handles are replaced. */
  inspect(
    data: unknown,
    schema: ParameterSchema | undefined,
    pointer: string,
    mayFlow: boolean,
  ): unknown {
    const here = chooseForm(schema, data);
    if (typeof data === 'string' && here?.['x-path'] === true)
      this.paths.push({ pointer, found: data });
    if (typeof data !== 'object' || data === null) return data;
    if (Array.isArray(data)) {
      return data.map((item, index) =>
        this.inspect(item, here?.items, `${pointer}/${index}`, mayFlow),
      );
    }
    const reference = readReference(data);
    if (reference !== undefined)
      return this.#inspectReference(reference, here, pointer, mayFlow || here?.['x-flow'] === true);
    if (isSecret(data)) {
      this.secrets.push({ pointer, found: undefined });
      return this.#settle(pointer);
    }
    const isDeep = mayFlow || here?.['x-flow-deep'] === true;
    const entries = Object.entries(data).map(([key, item]) => {
      const name = key.startsWith('$$') ? key.slice(1) : key;
      const inner = schemaOfKey(here, name);
      return [name, this.inspect(item, inner, `${pointer}/${escapeKey(name)}`, isDeep)] as const;
    });
    return Object.fromEntries(entries);
  }

  #inspectReference(
    reference: ReadReference,
    schema: ParameterSchema | undefined,
    pointer: string,
    mayFlow: boolean,
  ): unknown {
    if (isRunTimeValue(reference)) {
      if (!mayFlow) this.refusedValues.push({ pointer, found: reference });
      return this.#settle(pointer);
    }
    const wanted = schema?.['x-type'] === 'OutsideStep' ? 'outside' : schema?.['x-handle']?.kind;
    if (wanted !== reference.kind) this.misplacedHandles.push({ pointer, found: reference });
    return this.#settle(pointer);
  }

  #settle(pointer: string): string {
    this.settled.push(pointer);
    return placeholder;
  }
}

/** Of several forms the one that data of this kind can have. */
function chooseForm(
  schema: ParameterSchema | undefined,
  data: unknown,
): ParameterSchema | undefined {
  if (schema?.anyOf === undefined) return schema;
  const type = Array.isArray(data) ? 'array' : typeof data;
  return schema.anyOf.find((form) => form.type === type);
}

function schemaOfKey(
  schema: ParameterSchema | undefined,
  key: string,
): ParameterSchema | undefined {
  const { properties, patternProperties } = schema ?? {};
  if (properties !== undefined && Object.hasOwn(properties, key)) return properties[key];
  return patternProperties === undefined ? undefined : Object.values(patternProperties)[0];
}

function isSecret(data: object): boolean {
  const { reference, as, ...rest } = data as Record<string, unknown>;
  return (
    typeof reference === 'string' &&
    (as === 'variable' || as === 'file') &&
    Object.keys(rest).length === 0
  );
}

/** RFC 6901, section 3. */
function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** A JSON pointer as people write paths: `values.replicas`, `extraTags[0]`. */
export function printPointer(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(
      (path, part) =>
        /^\d+$/.test(part) ? `${path}[${part}]` : path === '' ? part : `${path}.${part}`,
      '',
    );
}
