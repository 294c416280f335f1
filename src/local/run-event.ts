import type { RunRecord, RunResult, StepRecord } from './run-record.ts';

/** The stage that something happens in. */
export interface StagePlace {
  /** Id of the stage; `post` for the pipeline's own post steps. */
  readonly stage: string;
  /** The cell of its matrix, axis → value; the stage as a whole without it. */
  readonly axes?: Readonly<Record<string, string>>;
}

/** The step that something happens in. */
export interface StepPlace extends StagePlace {
  /** Id of the step. */
  readonly step: string;
}

/** What happens in a run, as it happens. */
export type RunEvent =
  | { readonly type: 'run-started'; readonly id: string; readonly directory: string }
  | ({
      readonly type: 'stage-started';
      readonly name: string;
      /** What of the stage only Jenkins does, in words. */
      readonly notes?: readonly string[];
    } & StagePlace)
  | ({
      readonly type: 'stage-finished';
      readonly name: string;
      readonly result: RunResult;
      readonly reason?: string;
      readonly durationMs: number;
    } & StagePlace)
  | ({ readonly type: 'step-started'; readonly label: string } & StepPlace)
  | ({
      readonly type: 'step-output';
      readonly stream: 'stdout' | 'stderr' | 'info' | 'warning';
      readonly text: string;
    } & StepPlace)
  | ({
      readonly type: 'step-progress';
      readonly label: string;
      readonly done: number;
      readonly total: number;
      readonly unit: string;
    } & StepPlace)
  | ({ readonly type: 'step-finished'; readonly record: StepRecord } & StepPlace)
  | { readonly type: 'run-finished'; readonly record: RunRecord };

/** The place of a stage or of a cell of its matrix. */
export function placeOf(stage: string, axes: Readonly<Record<string, string>>): StagePlace {
  return Object.keys(axes).length === 0 ? { stage } : { stage, axes };
}
