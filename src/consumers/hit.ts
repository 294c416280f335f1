import type { Difference } from '../compatibility/difference.ts';
import type { Position } from '../diagnostics/position.ts';

/** A place in a consumer's file that a difference reaches. */
export interface Hit {
  readonly consumer: string;
  readonly position: Position;
  readonly difference: Difference;
  /** Whether the file alone shows it; `possible` when it depends on what is only known when the file is evaluated or the pipeline runs. */
  readonly certainty: 'sure' | 'possible';
}
