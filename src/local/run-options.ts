import type { RunEvent } from './run-event.ts';

/** What a person asks of a run. */
export interface RunOptions {
  /** Absolute path of the repository. */
  readonly repository: string;
  /** Runs only this stage (id or name) with what the last run handed on. */
  readonly stage?: string;
  /** Runs from this stage (id or name) on, with what the last run handed on. */
  readonly from?: string;
  /** Build parameters that differ from their defaults. */
  readonly parameters: Readonly<Record<string, string | boolean>>;
  /** Answers to questions of approvals that differ from what the questions propose. */
  readonly answers?: Readonly<Record<string, string | boolean>>;
  /** Whether results of unchanged steps are used again. */
  readonly cache: boolean;
  /** Says yes or no to a stage that waits for approval; undefined: nobody can be asked, the stage is skipped. */
  readonly approve: ((question: ApprovalQuestion) => Promise<boolean | undefined>) | undefined;
  /** How many stages run at the same time at most. */
  readonly concurrency: number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly now: () => Date;
  readonly onEvent: (event: RunEvent) => void;
}

/** What somebody is asked before a stage starts. */
export interface ApprovalQuestion {
  /** Name of the stage. */
  readonly stage: string;
  readonly id: string;
  readonly message: string;
  readonly by: readonly string[];
}
