import { transformSync } from 'oxc-transform';
import { findPosition } from './find-position.ts';
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
  const { text, location } = source;
  if (location.path.endsWith('.json')) return transformJson(source);
  // JavaScript goes through as well: its syntax errors get the same places and words.
  const lang = location.path.endsWith('.js') ? 'js' : 'ts';
  const { code, map, errors } = transformSync(location.name, text, {
    lang,
    sourceType: 'module',
    sourcemap: true,
  });
  const problems = errors
    .filter(({ severity }) => severity === 'Error')
    .map(({ message, labels, helpMessage }) =>
      createProblem(
        'source-syntax',
        { text: [message, helpMessage].filter(Boolean).join('. ').replace(/\.$/u, '') },
        findPosition(source, labels[0]?.start ?? 0),
      ),
    );
  return problems.length > 0 ? problems : { source, code, map };
}

function transformJson(source: Source): TransformedModule | EvaluationProblem[] {
  try {
    // Parsing and printing again leaves nothing in the text but data.
    const data = JSON.stringify(JSON.parse(source.text));
    return { source, code: `export default JSON.parse(${JSON.stringify(data)});`, map: undefined };
  } catch (error) {
    const text = (error as Error).message;
    const offset = Number(/position (\d+)/u.exec(text)?.[1] ?? 0);
    return [createProblem('source-syntax', { text }, findPosition(source, offset))];
  }
}
