import type { Duration } from './duration.ts';
import type { Agent, Approval, Post } from './stage-options.ts';
import type { Stage, StageBuilders } from './stages.ts';
import type { Text, Value } from './values.ts';

/** A place that the pipeline deploys to. */
export interface Environment {
  /** Name of the EKS cluster. */
  readonly cluster: string;
  readonly namespace: string;
  /** Asked before every stage that deploys here. */
  readonly approval?: Approval;
  /** Only builds of the protected branch get the rights to deploy here. @default true for `production` */
  readonly protected?: boolean;
}

/** Something a person chooses when they start a build. Secrets are never parameters. */
export type Parameter =
  | { readonly type: 'text'; readonly default: string; readonly description?: string }
  | { readonly type: 'boolean'; readonly default: boolean; readonly description?: string }
  | {
      readonly type: 'choice';
      readonly values: readonly [string, ...string[]];
      readonly description?: string;
    };

/** Parameter name → the value that steps get. */
export type ParameterValues<P> = {
  readonly [K in keyof P]: P[K] extends { readonly type: 'boolean' }
    ? Value<boolean>
    : Value<string>;
};

/** What starts a build beside a push. */
export interface Trigger {
  readonly kind: 'cron' | 'poll' | 'upstream' | 'push';
}

/** Starts builds by a schedule in Jenkins's cron syntax: `H 2 * * *`. */
export const cron = (schedule: string): Trigger => ({ kind: 'cron', schedule }) as Trigger;
/** Asks the repository for changes by a schedule. A webhook is faster and cheaper. */
export const poll = (schedule: string): Trigger => ({ kind: 'poll', schedule }) as Trigger;
/** Starts a build when one of these jobs has succeeded. */
export const upstream = (...jobs: [string, ...string[]]): Trigger =>
  ({ kind: 'upstream', jobs }) as Trigger;
/** Starts a build when GitHub tells of a push. */
export const push = (): Trigger => ({ kind: 'push' });

/** A pipeline: everything about it, in one place. */
export interface PipelineDefinition<E, P> {
  /** Lower case, digits and hyphens; the service's name everywhere. */
  readonly name: string;
  readonly description?: string;
  /** Places to deploy to. */
  readonly environments?: E;
  /** What a person chooses when they start a build. */
  readonly parameters?: P;
  /** Where stages run unless they say otherwise. @default 'any' */
  readonly agent?: Agent;
  /** Environment variables for every step. */
  readonly env?: Readonly<Record<string, Text>>;
  readonly triggers?: readonly Trigger[];
  /** `all` builds at once, `queue` one after the other, `newest` ends older builds of a pull request. @default 'queue' */
  readonly concurrency?: 'all' | 'queue' | 'newest';
  /** Ends the build after this time. @default '1h' */
  readonly timeout?: Duration;
  /** How many finished builds Jenkins keeps. @default 30 */
  readonly keepBuilds?: number;
  readonly post?: Post;
  readonly stages: (
    builders: StageBuilders<keyof E & string, ParameterValues<P>>,
  ) => readonly Stage[];
}
