import type { PlatformError } from '../diagnostics/errors.ts';
import type { TestSummary } from './junit/test-summary.ts';

/**
 * How a step ended. `skipped`: its condition did not hold. `unstable`: it failed and the build goes
 * on, marked. `ignored`: it failed and that is fine.
 */
export type Outcome = 'succeeded' | 'skipped' | 'unstable' | 'ignored' | 'failed' | 'aborted';

export interface StepResult {
  readonly outcome: Outcome;
  /** Why it is not `succeeded` or `skipped`. */
  readonly error?: PlatformError;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly durationMs: number;
  readonly attempts: number;
  readonly tests?: TestSummary;
  /** Files that were kept for people, relative to the artifacts folder. */
  readonly kept: readonly string[];
}
