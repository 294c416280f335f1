import type { Agent } from './agent.ts';
import type { Duration } from './duration.ts';
import type { Post } from './post.ts';
import type { Approval } from './stage-options.ts';
import type { StageBuilders, StageList } from './stages.ts';
import type { Trigger } from './triggers.ts';
import type { Text, Value } from './values.ts';

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

/** Something a person chooses when they start a build. Secrets are never parameters. */
export type Parameter = TextParameter | BooleanParameter | ChoiceParameter;

/** A line of text. */
export interface TextParameter {
  readonly type: 'text';
  /** The text unless somebody says. */
  readonly default: string;
  /** What people see beside the field. */
  readonly description?: string;
}

/** Yes or no. */
export interface BooleanParameter {
  readonly type: 'boolean';
  /** The answer unless somebody says. */
  readonly default: boolean;
  /** What people see beside the field. */
  readonly description?: string;
}

/** One of several texts; the first is the default. */
export interface ChoiceParameter {
  readonly type: 'choice';
  /** What can be chosen; the first one unless somebody says. */
  readonly values: readonly [string, ...string[]];
  /** What people see beside the field. */
  readonly description?: string;
}

/** Parameter name → what a person chooses. */
export type Parameters = Readonly<Record<string, Parameter>>;

/** The value that steps get for a parameter. */
export type ParameterValue<P> = P extends BooleanParameter
  ? Value<boolean>
  : P extends ChoiceParameter
    ? Value<P['values'][number]>
    : Value<string>;

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
  /** Steps for after the whole pipeline. */
  readonly post?: Post;
  /** The stages, in order. The function gets the stage functions and the parameters' values. */
  readonly stages: (builders: StageBuilders<E, P>) => StageList;
}
