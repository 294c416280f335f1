import type { RunRecord, RunResult, StepRecord } from './run-record.ts';

/** What happens in a run, as it happens. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly id: string; readonly directory: string }
  | { readonly type: 'stage-started'; readonly stage: string; readonly name: string }
  | {
      readonly type: 'stage-finished';
      readonly stage: string;
      readonly name: string;
      readonly result: RunResult;
      readonly reason?: string;
      readonly durationMs: number;
    }
  | {
      readonly type: 'step-started';
      readonly stage: string;
      readonly step: string;
      readonly label: string;
    }
  | {
      readonly type: 'step-output';
      readonly stage: string;
      readonly step: string;
      readonly stream: 'stdout' | 'stderr' | 'info' | 'warning';
      readonly text: string;
    }
  | {
      readonly type: 'step-progress';
      readonly stage: string;
      readonly step: string;
      readonly label: string;
      readonly done: number;
      readonly total: number;
      readonly unit: string;
    }
  | {
      readonly type: 'step-finished';
      readonly stage: string;
      readonly step: string;
      readonly record: StepRecord;
    }
  | { readonly type: 'run-finished'; readonly record: RunRecord };
