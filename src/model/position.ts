/** A place in a source file; `line` and `column` count from 1, `column` in UTF-16 units. */
export interface Position {
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/**
 * Where each node of a model was written. Kept beside the model, not in it, so that a comment or a
 * blank line leaves the compiled files as they are.
 *
 * Keys: `pipeline`, `stage:<id>`, `step:<id>`, `image:<name>`, `chart:<name>`, `files:<name>`,
 * `value:<name>`, `environment:<name>`, `parameter:<name>`, `outside:<name>`.
 */
export type Positions = Readonly<Record<string, Position>>;
