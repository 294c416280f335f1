import type { Position } from '../../diagnostics/position.ts';

/** What the TypeScript compiler found. */
export interface TypeProblem {
  /** TypeScript's own code: `TS2345`. */
  readonly code: string;
  /** Several lines when TypeScript explains a type step by step. */
  readonly message: string;
  /** Undefined for what has no place in a pipeline's files. */
  readonly position: Position | undefined;
}

/** A finding as the compiler prints it. */
export interface PrintedProblem {
  readonly code: string;
  readonly message: string;
  /** As printed: relative to the compiler's working folder, with forward slashes. */
  readonly file: string | undefined;
  readonly line: number;
  readonly column: number;
}

const placed = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/u;
const unplaced = /^error (TS\d+): (.*)$/u;

/** Reads what `tsc --pretty false` prints: a line a finding, explanations indented below it. */
export function parseProblems(output: string): PrintedProblem[] {
  const problems: { -readonly [K in keyof PrintedProblem]: PrintedProblem[K] }[] = [];
  for (const text of output.split(/\r?\n/u)) {
    const [, file, line, column, code, message] = placed.exec(text) ?? [];
    const [, plainCode, plainMessage] = unplaced.exec(text) ?? [];
    const last = problems.at(-1);
    if (code !== undefined && message !== undefined) {
      problems.push({ code, message, file, line: Number(line), column: Number(column) });
    } else if (plainCode !== undefined && plainMessage !== undefined) {
      problems.push({
        code: plainCode,
        message: plainMessage,
        file: undefined,
        line: 0,
        column: 0,
      });
    } else if (/^\s+\S/u.test(text) && last !== undefined) {
      last.message += `\n${text}`;
    }
  }
  return problems;
}
