import type { Duration } from './duration.ts';

/** Options of the Jenkins job that mean nothing elsewhere; a laptop run has none of them. */
export interface JenkinsOptions {
  /**
   * How often Jenkins writes down where a build stands: `fast` builds are lost when the controller
   * crashes, `safe` ones go on.
   *
   * @default the controller's setting
   */
  readonly durability?: 'fast' | 'balanced' | 'safe';
  /** How long a build waits for more triggers before it starts. */
  readonly quietPeriod?: Duration;
  /** Whether a build goes on behind a restart of the controller. @default true */
  readonly resume?: boolean;
  /** Whether people may start a build again from one of its stages. @default true */
  readonly restart?: boolean;
  /** The most builds that start in a span of time; more wait. */
  readonly rateLimit?: {
    readonly builds: number;
    readonly per: 'hour' | 'day' | 'week';
  };
  /** Removes builds after so many days, beside `keepBuilds`. */
  readonly keepDays?: number;
  /** How many builds keep their archived files; the others keep their log. */
  readonly keepArtifacts?: number;
  /** Whether indexing the branches starts builds, whatever the folder says. */
  readonly indexTriggers?: boolean;
  /** Whether each line of the log has its time. @default true */
  readonly timestamps?: boolean;
}
