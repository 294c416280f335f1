/**
 * A compiled pipeline as `loadPipeline` gives it. Tests ask what its builds do, not what it holds, so
 * that the model may change without them.
 */
export interface TestedPipeline {
  readonly name: string;
}
