/** What the section asks of a worker. */
export type WorkerRequest =
  | { readonly kind: 'baseline'; readonly tests: readonly string[] }
  | {
      readonly kind: 'mutant';
      /** Path of the mutated file, relative to the copy. */
      readonly file: string;
      /** Its source with the mutant. */
      readonly source: string;
      /** Test files, in the groups in which they run until one of them fails. */
      readonly groups: readonly (readonly string[])[];
      /** Tests that fail without a mutant too, and so say nothing. */
      readonly red: readonly string[];
    };

/** How a test file came out. */
export interface TestFileResult {
  readonly test: string;
  readonly durationMs: number;
  /** Full names of the tests that failed, or the message of an error outside of tests. */
  readonly failures: readonly string[];
}

/** What a worker says; `started` tells that another group runs, so that its time can be limited. */
export type WorkerAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started'; readonly group: readonly string[] }
  | { readonly kind: 'baseline'; readonly results: readonly TestFileResult[] }
  | { readonly kind: 'killed'; readonly by: string; readonly failure: string }
  | { readonly kind: 'survived' };
