/** How a stage or run ended. `not-run`: something before it failed, or it was not asked for. */
export type RunResult = 'succeeded' | 'unstable' | 'failed' | 'aborted' | 'skipped' | 'not-run';

/** A step of a run, for the report and for later runs. */
export interface StepRecord {
  readonly id: string;
  readonly label: string;
  readonly contract: string;
  readonly outcome:
    | 'succeeded'
    | 'skipped'
    | 'unstable'
    | 'ignored'
    | 'failed'
    | 'aborted'
    | 'unchanged';
  /** Milliseconds since the run started. */
  readonly startMs: number;
  readonly durationMs: number;
  /** The step's log, relative to the run's directory. */
  readonly log: string;
  readonly error?: { readonly code: string; readonly message: string; readonly mend?: string };
  readonly position?: string;
  readonly tests?: { readonly tests: number; readonly failed: number; readonly skipped: number };
  readonly kept: readonly string[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** A stage of a run; cells of a matrix are stages with axes. */
export interface StageRecord {
  readonly id: string;
  readonly name: string;
  readonly axes?: Readonly<Record<string, string>>;
  readonly result: RunResult;
  readonly reason?: string;
  readonly startMs: number;
  readonly durationMs: number;
  readonly steps: readonly StepRecord[];
  readonly stages: readonly StageRecord[];
}

/** A whole run. */
export interface RunRecord {
  readonly version: 1;
  readonly id: string;
  readonly pipeline: string;
  readonly startedAt: string;
  readonly durationMs: number;
  readonly result: RunResult;
  /** Why it was aborted. */
  readonly reason?: string;
  readonly branch: string;
  readonly commit: string;
  readonly stages: readonly StageRecord[];
  readonly post: readonly StepRecord[];
}
