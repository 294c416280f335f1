import type { Pipeline } from './pipeline.ts';

/** Kinds of handle in an input, with where the pipeline keeps what they name. */
const kinds = { $image: 'images', $chart: 'charts', $files: 'files' } as const;

/**
 * An input in which every handle is replaced by the whole specification of what it names, and a
 * declared outside step by its name. Names that nothing declares stay as they are; the analysis
 * reports them.
 */
export function expandHandles(input: unknown, pipeline: Pipeline): unknown {
  if (Array.isArray(input)) return input.map((item) => expandHandles(item, pipeline));
  if (typeof input !== 'object' || input === null) return input;
  const entries = Object.entries(input);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && typeof only[1] === 'string') {
    if (only[0] === '$outside') return only[1];
    // Names such as `__proto__` and `constructor` are data like any other.
    const kind = Object.hasOwn(kinds, only[0]) ? kinds[only[0] as keyof typeof kinds] : undefined;
    if (kind !== undefined && Object.hasOwn(pipeline[kind], only[1]))
      return pipeline[kind][only[1]];
  }
  return Object.fromEntries(entries.map(([key, value]) => [key, expandHandles(value, pipeline)]));
}
