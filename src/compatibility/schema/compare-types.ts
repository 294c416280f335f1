import type { Finding } from '../difference.ts';
import type { JsonSchema } from '../library-manifest.ts';

/** Types and listed values: `type`, `enum` and `const`. */
export function compareTypes(before: JsonSchema, after: JsonSchema, path: string): Finding[] {
  const types = { before: typesOf(before), after: typesOf(after) };
  const found = compareTypeNames(types.before, types.after, path);
  if (found.some((finding) => finding.rule === 'type-changed')) return found;
  return [...found, ...compareValues(valuesOf(before), valuesOf(after), path)];
}

/** `undefined` is every type. */
function typesOf(schema: JsonSchema): readonly string[] | undefined {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type as string[];
  const values = valuesOf(schema);
  return values === undefined ? undefined : [...new Set(values.map(typeOfValue))];
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  return typeof value;
}

function valuesOf(schema: JsonSchema): readonly unknown[] | undefined {
  const listed = schema['enum'] as readonly unknown[] | undefined;
  if (!('const' in schema)) return listed;
  const only = schema['const'];
  return listed === undefined || has(listed, only) ? [only] : [];
}

function compareTypeNames(
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
  path: string,
): Finding[] {
  const shown = { path, before: before ?? 'anything', after: after ?? 'anything' };
  if (before === undefined) return after === undefined ? [] : [{ rule: 'type-narrowed', ...shown }];
  if (after === undefined) return [{ rule: 'type-widened', ...shown }];
  const kept = before.filter((type) => isAccepted(type, after));
  const isNarrowed = kept.length < before.length;
  const isPartly = before.includes('number') && after.includes('integer');
  if (kept.length === 0 && !isPartly) return [{ rule: 'type-changed', ...shown }];
  return [
    ...(isNarrowed ? [{ rule: 'type-narrowed', ...shown } as const] : []),
    ...(after.some((type) => !isAccepted(type, before) && !(isPartly && type === 'integer'))
      ? [{ rule: 'type-widened', ...shown } as const]
      : []),
  ];
}

function isAccepted(type: string, by: readonly string[]): boolean {
  return by.includes(type) || (type === 'integer' && by.includes('number'));
}

function compareValues(
  before: readonly unknown[] | undefined,
  after: readonly unknown[] | undefined,
  path: string,
): Finding[] {
  if (before === undefined)
    return after === undefined ? [] : [{ rule: 'type-narrowed', path, after }];
  if (after === undefined) return [{ rule: 'type-widened', path, before }];
  const removed = before.filter((value) => !has(after, value));
  const added = after.filter((value) => !has(before, value));
  return [
    ...removed.map((value): Finding => ({ rule: 'value-removed', path, before: value })),
    ...added.map((value): Finding => ({ rule: 'value-added', path, after: value })),
  ];
}

function has(values: readonly unknown[], value: unknown): boolean {
  return values.some((other) => JSON.stringify(other) === JSON.stringify(value));
}
