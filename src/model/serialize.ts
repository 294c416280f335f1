import type { Pipeline } from './pipeline.ts';

/**
 * The model as JSON text: keys sorted by code unit, two spaces, a line break at the end. The same
 * model gives the same bytes on every machine.
 */
export function serializePipeline(pipeline: Pipeline): string {
  return `${JSON.stringify(sortKeys(pipeline), null, 2)}\n`;
}

/** A copy whose objects list their keys in code unit order, at every depth. */
export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const source = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(source).sort()) sorted[key] = sortKeys(source[key]);
  return sorted;
}
