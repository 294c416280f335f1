import type { Outcome } from './outcome.ts';

/**
 * What goes wrong:
 *
 * - `fail`: the step fails, in each of its own attempts; of a stage: its checkout fails.
 * - `unstable`: the step leaves the build unstable: a step with `onFailure: 'unstable'` fails, test
 *   results hold a failed test (`publishTestResults`; `run` with `junit` and `onFailure`), a started
 *   job, an outside step or Groovy says so.
 * - `abort`: a person stops the build while the step runs; of a stage: while it waits for its agent.
 * - `agentLost`: the machine is gone while the step runs; of a stage: before its steps.
 * - `timeout`: the time limit of the stage passes while the step runs; of a stage: while it waits for
 *   its agent.
 */
export type Fault = 'fail' | 'unstable' | 'abort' | 'agentLost' | 'timeout';

/** A fault that happens only sometimes. */
export interface LimitedFault {
  readonly how: Fault;
  /** Only in the first attempts of the stage; in every attempt unless said. */
  readonly attempts?: number;
  /** Only in these cells of a matrix: axis → value; in every cell unless said. */
  readonly axes?: Readonly<Record<string, string>>;
}

/** How a person answers an approval; nobody answers in time with `timeout`. */
export type Answer = 'yes' | 'no' | 'timeout';

/** The build that a simulation is about. Without any of it: a push to `main` after a successful build. */
export interface SimulateOptions {
  /**
   * The branch that is built; of a pull request the branch that it comes from.
   *
   * @default 'main'; 'feature' with `pullRequest`
   */
  readonly branch?: string;
  /** The tag that is built; Jenkins then calls the branch like the tag (recorded case 264). */
  readonly tag?: string;
  /** A build of a pull request; Jenkins then calls the branch `PR-<number>` (recorded case 332). */
  readonly pullRequest?: {
    /** @default 1 */
    readonly number?: number;
    /** The branch that it goes into. @default 'main' */
    readonly target?: string;
    /** Whether it comes from another repository. @default false */
    readonly fork?: boolean;
    /** Its author's user name. @default 'author' */
    readonly author?: string;
  };
  /** Files that differ from the last build, by their path in the repository. @default none */
  readonly changedFiles?: readonly string[];
  /** First lines of the messages of the commits since the last build. @default none */
  readonly commitMessages?: readonly string[];
  /** What started the build. @default 'push' */
  readonly startedBy?: 'person' | 'push' | 'poll' | 'timer' | 'upstream';
  /** Build parameters that differ from their defaults. */
  readonly parameters?: Readonly<Record<string, string | boolean>>;
  /** What steps save, by the name of the value; conditions on other values can't be simulated. */
  readonly values?: Readonly<Record<string, string | number | boolean>>;
  /** Variables that the controller sets. */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * How the build before ended. In the first build (`none`) Jenkins sees no changed files (recorded
   * case 062), and parameters are no variables yet (046).
   *
   * @default 'success'
   */
  readonly previousResult?: Outcome | 'none';
  /** Id or name of a stage → how its approval is answered. @default everybody says yes */
  readonly approvals?: Readonly<Record<string, Answer>>;
  /** Name of a question of an approval → the answer. @default what the question proposes */
  readonly answers?: Readonly<Record<string, string | boolean>>;
  /** Id of a step, or id or name of a stage → what goes wrong there. @default nothing */
  readonly fail?: Readonly<Record<string, Fault | LimitedFault>>;
  /** Full hash of the commit, 40 hexadecimal digits. */
  readonly commit?: string;
  /** @default 1 in the first build, 2 in any other */
  readonly buildNumber?: number;
}
