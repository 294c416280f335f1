import type { Agent } from './agent.ts';
import type { Duration } from './duration.ts';
import type { JenkinsOptions } from './jenkins-options.ts';
import type { Post } from './post.ts';
import type { Approval } from './stage-options.ts';
import type { StageBuilders, StageList } from './stages.ts';
import type { Trigger } from './triggers.ts';
import type { Text } from './values.ts';

/** A place that the pipeline deploys to. */
export interface Environment {
  /** Name of the EKS cluster. */
  readonly cluster: string;
  /** Namespace in the cluster. */
  readonly namespace: string;
  /** Asked before every stage that deploys here. */
  readonly approval?: Approval;
  /**
   * Only builds of the protected branch get the rights to deploy here.
   *
   * @default true for `production`, false for others
   */
  readonly protected?: boolean;
}

/** Environment name → the place. */
export type Environments<E extends string = string> = Readonly<Record<E, Environment>>;

/** The names that `to` takes. A pipeline without environments says so where one is asked for. */
export type EnvironmentName<E extends string> = [E] extends [never]
  ? 'add `environments` to the pipeline first'
  : E;

/** A pipeline: everything about it, in one place. `E` are the names of its environments, `P` its parameters. */
export interface PipelineDefinition<E extends string, P> {
  /** Lower case, digits and hyphens; the service's name everywhere. */
  readonly name: string;
  /** One sentence for people who see the job. */
  readonly description?: string;
  /** Places to deploy to, by name. */
  readonly environments?: Environments<E>;
  /** What a person chooses when they start a build, by name. */
  readonly parameters?: P;
  /**
   * Where stages run unless they say otherwise.
   *
   * @default 'any'
   */
  readonly agent?: Agent;
  /** Environment variables for every step. */
  readonly env?: Readonly<Record<string, Text>>;
  /**
   * Tools that Jenkins puts on the PATH of every stage: kind → name of the installation. A laptop run
   * takes what the PATH has.
   *
   * @example { jdk: 'temurin-21', maven: '3.9' }
   */
  readonly tools?: Readonly<Record<string, string>>;
  /** What starts a build beside a push. */
  readonly triggers?: readonly Trigger[];
  /**
   * `all` builds at once, `queue` one after the other, `newest` ends older builds of a pull request.
   *
   * @default 'queue'
   */
  readonly concurrency?: 'all' | 'queue' | 'newest';
  /**
   * Ends the build after this time.
   *
   * @default '1h'
   */
  readonly timeout?: Duration;
  /**
   * How many finished builds Jenkins keeps, from 1 to 1000.
   *
   * @default 30
   */
  readonly keepBuilds?: number;
  /**
   * Stops the other branches of every parallel group and matrix when one fails.
   *
   * @default false
   */
  readonly failFast?: boolean;
  /**
   * Leaves out the later stages once the build is unstable, for instance by a failed test.
   *
   * @default false
   */
  readonly stopWhenUnstable?: boolean;
  /** Options of the Jenkins job that mean nothing elsewhere. */
  readonly jenkins?: JenkinsOptions;
  /** Steps for after the whole pipeline. */
  readonly post?: Post;
  /** The stages, in order. The function gets the stage functions and the parameters' values. */
  readonly stages: (builders: StageBuilders<E, P>) => StageList;
}
