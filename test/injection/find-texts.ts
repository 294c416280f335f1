import type { Pipeline } from '../../src/model/pipeline.ts';
import {
  inputSchema,
  isAnything,
  isDerived,
  isStep,
  modelSchema,
  nameOfPart,
  resolveReference,
  type Schema,
} from './text-places.ts';

/** A text in a model: where it stands, by the schema and in this very model. */
export interface FoundText {
  readonly place: string;
  /** Keys and indexes from the root; for a name in a record the last one is the name itself. */
  readonly path: Path;
  readonly isKey: boolean;
  readonly text: string;
}

type Path = readonly (string | number)[];

const handles = ['$image', '$chart', '$files', '$outside'];
const reference: Schema = { $ref: '#/$defs/Reference' };

/** Every text of a model that a team can have written, in the order of the model. */
export function findTexts(pipeline: Pipeline): FoundText[] {
  const found: FoundText[] = [];

  function add(place: string, path: Path, text: string, isKey = false) {
    if (!isDerived(place)) found.push({ place, path, isKey, text });
  }

  function visit(given: Schema, data: unknown, proposed: string, path: Path): void {
    const [key, more] = isRecord(data) ? Object.keys(data) : [];
    const only = more === undefined && isRecord(data) ? key : undefined;
    if (only !== undefined && handles.includes(only))
      add(`handle.${only}`, [...path, only], String((data as Record<string, unknown>)[only]));
    else if (only !== undefined && isReferenceKey(only) && !isReference(given))
      visit(reference, data, proposed, path);
    else visitPart(given, data, proposed, path);
  }

  function visitPart(given: Schema, data: unknown, proposed: string, path: Path): void {
    const { schema, name: definition } = resolveReference(given);
    const name = definition ?? nameOfPart(schema, proposed);
    const option = schema.anyOf?.find((each) => fits(each, data));
    if (option !== undefined) visit(option, data, name, path);
    else if (schema.anyOf !== undefined || isAnything(schema)) visitData(data, `${name}.**`, path);
    else if (typeof data === 'string') {
      if (schema.enum === undefined && schema.const === undefined) add(name, path, data);
    } else if (Array.isArray(data)) {
      for (const [index, item] of data.entries())
        visit(schema.items ?? {}, item, `${name}[]`, [...path, index]);
    } else if (isRecord(data)) visitRecord(schema, data, name, path);
  }

  function visitRecord(
    schema: Schema,
    data: Record<string, unknown>,
    name: string,
    path: Path,
  ): void {
    for (const [key, value] of Object.entries(data)) {
      const inner = schema.properties?.[key];
      const at = [...path, key];
      if (isStep(schema) && key === 'input') {
        const contract = String(data['contract']);
        visit(inputSchema(contract), value, contract, at);
      } else if (inner !== undefined) visit(inner, value, `${name}.${key}`, at);
      else if (typeof schema.additionalProperties === 'object') {
        add(`${name}.{}`, at, key, true);
        visit(schema.additionalProperties, value, `${name}.*`, at);
      } else visitData(value, `${name}.**`, at);
    }
  }

  function visitData(data: unknown, place: string, path: Path): void {
    if (typeof data === 'string') add(place, path, data);
    else if (Array.isArray(data))
      for (const [index, item] of data.entries()) visitData(item, place, [...path, index]);
    else if (isRecord(data)) {
      const [first = '', ...more] = Object.keys(data);
      if (more.length === 0 && isReferenceKey(first)) visit({}, data, place, path);
      else
        for (const [key, value] of Object.entries(data)) {
          add(place, [...path, key], key, true);
          visitData(value, place, [...path, key]);
        }
    }
  }

  visit(modelSchema, pipeline, 'pipeline', []);
  return found;
}

/** Keys that a team writes itself are doubled. */
function isReferenceKey(key: string): boolean {
  return /^\$[^$]/.test(key);
}

function isReference({ $ref, properties }: Schema): boolean {
  if ($ref !== undefined) return true;
  return Object.keys(properties ?? {}).some((key) => key.startsWith('$'));
}

/** Whether data can be meant by the schema, as far as its first level tells. */
function fits(given: Schema, data: unknown): boolean {
  const { schema } = resolveReference(given);
  if (schema.anyOf !== undefined) return schema.anyOf.some((option) => fits(option, data));
  if (schema.const !== undefined) return schema.const === data;
  if (schema.enum !== undefined) return schema.enum.includes(data);
  if (!isRecord(data)) {
    const type = Array.isArray(data) ? 'array' : typeof data;
    return schema.type === type || (schema.type === 'integer' && type === 'number');
  }
  if (schema.type !== 'object') return false;
  const { required = [], properties = {}, additionalProperties } = schema;
  return (
    required.every((key) => Object.hasOwn(data, key)) &&
    Object.entries(data).every(([key, value]) =>
      properties[key] === undefined
        ? additionalProperties !== false
        : !('const' in properties[key]) || properties[key].const === value,
    )
  );
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
