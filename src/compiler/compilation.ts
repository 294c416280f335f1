import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { EmittedFile } from '../emit/options.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';

/** A pipeline file and the repository that it describes; both absolute. */
export interface CompileRequest {
  readonly file: string;
  readonly repository: string;
}

/** What a compile finds and makes, without where; files are made only when there is no error. */
export interface CompileResult {
  readonly pipeline: Pipeline | undefined;
  readonly positions: Positions;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly EmittedFile[];
  /** Files of the repository that the rules asked for, and whether they were there. */
  readonly asked: Readonly<Record<string, boolean>>;
}

/** A compiled pipeline file. */
export interface Compilation extends CompileRequest, CompileResult {
  /** Repository-relative path → text of every file that was read. */
  readonly sources: ReadonlyMap<string, string>;
}
