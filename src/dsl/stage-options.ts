import type { Agent } from './agent.ts';
import type { Question } from './ask.ts';
import type { Condition } from './conditions.ts';
import type { Duration } from './duration.ts';
import type { Image } from './image.ts';
import type { Lock } from './lock.ts';
import type { Post } from './post.ts';
import type { Text, Value } from './values.ts';

/** A person's yes before a stage starts. No machine is held while they decide. */
export interface Approval {
  /** Users or groups who may say yes. */
  readonly by: readonly [string, ...string[]];
  /**
   * The question.
   *
   * @default 'Run <stage>?'
   */
  readonly message?: string;
  /**
   * The stage is not run when nobody answers in time.
   *
   * @default '24h'
   */
  readonly timeout?: Duration;
  /** What they are asked beside yes or no; the stage's steps use the answers as values. */
  readonly questions?: readonly Question[];
}

/** What every stage with steps takes, a matrix too. */
export interface WorkOptions {
  /** Runs the stage only when this holds; no machine is taken to find out. */
  readonly when?: Condition | Value<boolean>;
  /** Environment variables for every step of the stage. */
  readonly env?: Readonly<Record<string, Text>>;
  /** Ends the stage after this time, the wait for its agent included. */
  readonly timeout?: Duration;
  /** How often the stage is tried in all, from 2 to 10; every step of it must bear being run again. */
  readonly attempts?: number;
  /** Asks a person before the stage starts. */
  readonly approval?: Approval;
  /** How often the stage is started in all, from 2 to 5, when its machine is lost: a pod that was evicted, a spot instance that was taken. Every step of it must bear being run again. */
  readonly agentAttempts?: number;
  /**
   * Tools that Jenkins puts on the PATH: kind → name of the installation. A laptop run takes what the
   * PATH has.
   *
   * @example { jdk: 'temurin-21', maven: '3.9' }
   */
  readonly tools?: Readonly<Record<string, string>>;
  /** Whether the repository is checked out before the steps. @default true */
  readonly checkout?: boolean;
  /** What only one build at a time may hold: the name of a resource, or more about it. */
  readonly lock?: Lock;
  /** Steps for after the stage. */
  readonly post?: Post;
}

/** What every stage takes. */
export interface StageOptions extends WorkOptions {
  /** Where the stage runs; the pipeline's agent unless said. */
  readonly agent?: Agent;
  /** Ends a build that reaches the stage after a newer one; not inside parallel stages. @default false */
  readonly milestone?: boolean;
}

/** A service of this pipeline that runs beside a stage's steps. */
export interface TestService {
  /** The image to start; an earlier stage builds it. */
  readonly image: Image;
  /**
   * Path that answers with success once the service is ready.
   *
   * @default '/'
   */
  readonly path?: string;
  /**
   * How long the service may take until it answers.
   *
   * @default '30s'
   */
  readonly deadline?: Duration;
}

/** What a test stage takes beside the rest. */
export interface TestOptions extends StageOptions {
  /** An image of this pipeline that runs beside the tests; they find its address in SERVICE_URL and `context.serviceUrl`. */
  readonly service?: Image | TestService;
}

/** What a deploy stage takes beside the rest. `E` are the names of the pipeline's environments. */
export interface DeployOptions<E extends string> extends StageOptions {
  /** The environment to deploy to, one of the pipeline's `environments`. */
  readonly to: E;
}

/** What a group of stages takes. */
export interface GroupOptions {
  /** Runs the group only when this holds. */
  readonly when?: Condition | Value<boolean>;
  /** Ends the group after this time. */
  readonly timeout?: Duration;
  /** Environment variables for every step of the group. */
  readonly env?: Readonly<Record<string, Text>>;
  /** What only one build at a time may hold, for the whole group. */
  readonly lock?: Lock;
  /** Steps for after the group. */
  readonly post?: Post;
}

/** What a group of stages that run at the same time takes. */
export interface ParallelOptions extends GroupOptions {
  /**
   * Stops the others when one fails.
   *
   * @default false
   */
  readonly failFast?: boolean;
}

/** Axis name → its values. */
export type Axes = Readonly<Record<string, readonly [string, ...string[]]>>;

/** The values of a cell, by the names of the axes. */
export type AxisValues<A extends Axes> = { readonly [K in keyof A]: Value<A[K][number]> };

/** What a matrix takes: its axes, and the combinations to leave out. */
export interface MatrixOptions<A extends Axes> extends WorkOptions {
  /**
   * The axes; the steps run once for each combination of their values.
   *
   * @example { node: ['22', '24'], database: ['postgres', 'mysql'] }
   */
  readonly axes: A;
  /**
   * Where the cells run; a function of the axes gives each cell an agent of its own.
   *
   * @example (axis) => ({ label: axis.os })
   */
  readonly agent?: Agent | ((axis: AxisValues<A>) => Agent);
  /** Combinations to leave out; an axis that is not named matches every value. */
  readonly exclude?: readonly {
    readonly [K in keyof A]?: A[K][number] | readonly A[K][number][];
  }[];
  /**
   * Stops the other combinations when one fails.
   *
   * @default false
   */
  readonly failFast?: boolean;
}
