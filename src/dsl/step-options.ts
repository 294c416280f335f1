import type { Condition } from './conditions.ts';
import type { Duration } from './duration.ts';
import type { Files } from './files.ts';
import type { Secret } from './secrets.ts';
import type { Text, Value } from './values.ts';

/** How a failing step is tried again. */
export interface Retry {
  /** How often the step runs in all, from 2 to 10. */
  readonly attempts: number;
  /** How long to wait before the next attempt. @default '0s' */
  readonly delay?: Duration;
}

/** What every step takes beside its own parameters. */
export interface StepOptions {
  /** A stable name for the step's id, unique in the stage. Without it the steps are counted, so that one more step before this changes its id. */
  readonly id?: string;
  /** What people see in logs and reports instead of the step and its first parameter. */
  readonly label?: string;
  /** Folder to work in, relative to the workspace. */
  readonly directory?: string;
  /** Environment variables for this step only. */
  readonly env?: Readonly<Record<string, Text>>;
  /** Credentials for this step only: variable name → reference. */
  readonly secrets?: Readonly<Record<string, Secret>>;
  /** Runs the step only when this holds. */
  readonly when?: Condition | Value<boolean>;
  /** Ends the step after this time; it counts as failed. */
  readonly timeout?: Duration;
  /** Tries again when the step fails. The step must bear being run again. */
  readonly retry?: Retry;
  /**
   * What a failure means: `fail` the stage, mark it `unstable` and go on, or `ignore` it.
   *
   * @default 'fail'
   */
  readonly onFailure?: 'fail' | 'unstable' | 'ignore';
  /** Container of the stage's pod to run in. @default the first one */
  readonly container?: string;
  /** Files that are there when the step is done; later stages may use them. */
  readonly makes?: readonly Files[];
  /** Files of earlier steps that this one reads. */
  readonly needs?: readonly Files[];
}

/** The names of `StepOptions`, which no contract may take for a parameter, and `save`. */
export const stepOptionNames = [
  'id',
  'label',
  'directory',
  'env',
  'secrets',
  'when',
  'timeout',
  'retry',
  'onFailure',
  'container',
  'makes',
  'needs',
  'save',
] as const;

/** A step in a stage's list. */
export interface Step {
  readonly kind: 'step';
}

/** A step, or steps in order; lists in lists are fine, so that a function can return several. */
export type StepList = Step | readonly StepList[];
