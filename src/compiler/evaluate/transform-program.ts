import { findPosition } from './find-position.ts';
import { isSurelyShallow } from './nesting.ts';
import { createProblem, type EvaluationProblem } from './problem.ts';
import type { Program } from './read-program.ts';
import type { Source } from './read-source.ts';
import { type TransformedModule, transformModule } from './transform-module.ts';

/** The module that a source became, or its syntax errors. */
export type Transformed = TransformedModule | readonly EvaluationProblem[];

/** Transforms every file of a program. */
export async function transformProgram({ sources }: Program): Promise<Map<Source, Transformed>> {
  const transformed = new Map<Source, Transformed>();
  for (const source of sources.values()) {
    if (source.location.path.endsWith('.d.ts')) continue;
    transformed.set(source, transformShallow(source) ?? (await transformDeep(source)));
  }
  return transformed;
}

/**
 * Transforms a file that is read while the program already runs, since its import is computed. One
 * that may be nested too deeply for that is refused.
 */
export function transformLate(source: Source): Transformed {
  const refusal = createProblem('evaluate-recursion', {}, findPosition(source, 0));
  return transformShallow(source) ?? [refusal];
}

function transformShallow(source: Source): Transformed | undefined {
  const isSafe = source.location.path.endsWith('.json') || isSurelyShallow(source.text);
  return isSafe ? transformModule(source) : undefined;
}

async function transformDeep(source: Source): Promise<Transformed> {
  const { transformApart } = await import('./transform-apart.ts');
  return transformApart(source);
}
