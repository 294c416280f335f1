import type { Condition } from '../model/value.ts';

/** The kinds of reference and handle that an input can hold, by their key. */
const kinds = {
  $parameter: 'parameter',
  $context: 'context',
  $value: 'value',
  $axis: 'axis',
  $answer: 'answer',
  $image: 'image',
  $chart: 'chart',
  $files: 'files',
  $outside: 'outside',
} as const;

export type ReferenceKind = (typeof kinds)[keyof typeof kinds];

/** What one object of an input stands for; undefined when it is data. */
export type ReadReference =
  | { readonly kind: ReferenceKind; readonly name: string }
  | { readonly kind: 'text'; readonly parts: readonly unknown[] }
  | { readonly kind: 'transform'; readonly of: unknown }
  | { readonly kind: 'choose'; readonly when: Condition; readonly values: readonly unknown[] };

/**
 * Reads an object with one key that begins with `$`. Objects of a team have such keys doubled, so
 * that they are never taken for a reference.
 */
export function readReference(data: object): ReadReference | undefined {
  const keys = Object.keys(data);
  const key = keys[0];
  if (keys.length !== 1 || key === undefined || !key.startsWith('$')) return undefined;
  const content = (data as Record<string, unknown>)[key];
  if (Object.hasOwn(kinds, key) && typeof content === 'string')
    return { kind: kinds[key as keyof typeof kinds], name: content };
  if (key === '$text' && Array.isArray(content)) return { kind: 'text', parts: content };
  if (typeof content !== 'object' || content === null) return undefined;
  if (key === '$transform') return { kind: 'transform', of: (content as { of?: unknown }).of };
  if (key === '$choose') {
    const { when, chosen, otherwise } = content as Record<string, unknown>;
    return { kind: 'choose', when: when as Condition, values: [chosen, otherwise] };
  }
  return undefined;
}

/** Whether the object stands for a value that is only known when the pipeline runs. */
export function isRunTimeValue(reference: ReadReference): boolean {
  return !['image', 'chart', 'files', 'outside'].includes(reference.kind);
}
