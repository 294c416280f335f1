import type { ExitCodeValue } from '../../diagnostics/exit-codes.ts';
import type { Outcome } from '../outcome.ts';

/** What a step reports, without when and of which step. */
export type StepEventBody =
  | { readonly type: 'step-started'; readonly label: string }
  /** A line of a command, or of the step itself (`info`). */
  | { readonly type: 'log'; readonly stream: 'stdout' | 'stderr' | 'info'; readonly text: string }
  /** `total` is 0 when it is not known. */
  | {
      readonly type: 'progress';
      readonly label: string;
      readonly done: number;
      readonly total: number;
      readonly unit: string;
    }
  | { readonly type: 'output'; readonly name: string; readonly value: JsonValue }
  | { readonly type: 'warning'; readonly text: string }
  /** Something a person should look at, with its place if it has one: a red test, a lint error. */
  | {
      readonly type: 'finding';
      readonly severity: 'error' | 'warning';
      readonly text: string;
      readonly file?: string;
      readonly line?: number;
      readonly column?: number;
    }
  | {
      readonly type: 'step-finished';
      readonly outcome: Outcome;
      readonly exit: ExitCodeValue;
      readonly durationMs: number;
    };

/** One line of an event file. */
export type StepEvent = {
  /** ISO 8601 with milliseconds, in UTC. */
  readonly at: string;
  readonly step: string;
} & StepEventBody;

/** What JSON can hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Where events go: a file, a log. */
export interface EventSink {
  write(event: StepEvent): void;
  /** Writes what is still held back. @throws StepError `events.not-written`. */
  close(): void;
}
