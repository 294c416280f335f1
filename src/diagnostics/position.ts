/** A place in a source file; `line` and `column` count from 1, `column` in UTF-16 units. */
export interface Position {
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}
