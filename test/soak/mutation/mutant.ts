/** One way in which a rule of the source can be changed. */
export type Operator =
  | 'rule'
  | 'report'
  | 'condition'
  | 'comparison'
  | 'boundary'
  | 'logic'
  | 'statement'
  | 'early return'
  | 'text';

/** One change of one file. */
export interface Mutant {
  /** Path relative to the repository's root, with forward slashes. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  /** That line, without its indentation. */
  readonly sourceLine: string;
  readonly operator: Operator;
  /** Offsets of the replaced source text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly original: string;
  readonly replacement: string;
}

/** The file's source with the change. */
export function applyMutant(source: string, { start, end, replacement }: Mutant): string {
  return source.slice(0, start) + replacement + source.slice(end);
}

/** Names a mutant in a report: place, operator and change, on one line of at most 120 characters. */
export function describeMutant({ file, line, operator, original, replacement }: Mutant): string {
  return `${file}:${line} ${operator}: ${shorten(original)} → ${shorten(replacement)}`;
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '(nothing)';
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
