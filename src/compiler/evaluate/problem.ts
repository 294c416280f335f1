import type { evaluation } from '../../diagnostics/catalog/evaluation.ts';
import type { ParametersOf } from '../../diagnostics/catalog/index.ts';
import { createDiagnostic, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Position } from '../../diagnostics/position.ts';

/** The findings of reading, confining and running a pipeline file; P1xx of the catalog. */
export type ProblemName = Exclude<keyof typeof evaluation, 'type-error'>;

/** A pipeline file could not be read, was refused by the confinement, or did not run to an end. */
export type EvaluationProblem = Diagnostic & { readonly name: ProblemName };

/** Makes a problem; texts from the pipeline file are made printable. */
export function createProblem<N extends ProblemName>(
  name: N,
  parameters: ParametersOf<N>,
  position?: Position,
): EvaluationProblem {
  const printable = Object.fromEntries(
    Object.entries(parameters).map(([key, text]) => [key, makePrintable(String(text))]),
  );
  return createDiagnostic(name, printable as ParametersOf<N>, position) as EvaluationProblem;
}

const longestText = 1000;

/**
 * Text from a pipeline file as one printable line: what runs in the sandbox could otherwise write
 * control sequences to the terminal of whoever compiles it.
 */
function makePrintable(text: string): string {
  const line = text
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD')
    .trim();
  return line.length > longestText ? `${line.slice(0, longestText)} …` : line;
}
