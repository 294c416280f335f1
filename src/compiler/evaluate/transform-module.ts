import type { TransformOptions, TransformResult } from 'oxc-transform';
import { findPosition } from './find-position.ts';
import { loadTransformer } from './load-transformer.ts';
import { createProblem, type EvaluationProblem } from './problem.ts';
import type { Source } from './read-source.ts';

/** A module as the sandbox runs it. */
export interface TransformedModule {
  readonly source: Source;
  readonly code: string;
  /** Leads from the code to the source; undefined where both have the same places. */
  readonly map: SourceMapping | undefined;
}

/** The part of a source map that leads from places to places. */
export interface SourceMapping {
  readonly version: number;
  readonly mappings: string;
  readonly names: string[];
  readonly sources: string[];
}

/** Makes JavaScript of a TypeScript, JavaScript or JSON source, or reports its syntax errors. */
export function transformModule(source: Source): TransformedModule | EvaluationProblem[] {
  if (source.location.path.endsWith('.json')) return transformJson(source);
  return describeTransform(
    source,
    loadTransformer().transformSync(...listTransformArguments(source)),
  );
}

/** What oxc is called with, here or in a process of its own. */
export function listTransformArguments({
  text,
  location,
}: Source): [string, string, TransformOptions] {
  // JavaScript goes through as well: its syntax errors get the same places and words.
  const lang = location.path.endsWith('.js') ? 'js' : 'ts';
  return [location.name, text, { lang, sourceType: 'module', sourcemap: true }];
}

/** oxc's answer as a module or as problems. */
export function describeTransform(
  source: Source,
  { code, map, errors }: Pick<TransformResult, 'code' | 'map' | 'errors'>,
): TransformedModule | EvaluationProblem[] {
  const problems = errors
    .filter(({ severity }) => severity === 'Error')
    .map(({ message, labels, helpMessage }) =>
      createProblem(
        'source-syntax',
        { text: [message, helpMessage].filter(Boolean).join('. ').replace(/\.$/u, '') },
        findPosition(source, countUnits(source.text, labels[0]?.start ?? 0)),
      ),
    );
  return problems.length > 0 ? problems : { source, code, map };
}

/** oxc counts its errors' places in UTF-8 bytes. */
function countUnits(text: string, bytes: number): number {
  return Buffer.from(text).subarray(0, bytes).toString().length;
}

function transformJson(source: Source): TransformedModule | EvaluationProblem[] {
  try {
    JSON.parse(source.text);
  } catch (error) {
    const text = (error as Error).message;
    const offset = Number(/position (\d+)/u.exec(text)?.[1] ?? 0);
    return [createProblem('source-syntax', { text }, findPosition(source, offset))];
  }
  // As a string it stays data: in an object literal `__proto__` would mean something else.
  const code = `export default JSON.parse(${JSON.stringify(source.text)});`;
  return { source, code, map: undefined };
}
