import { createValue, type Value } from './values.ts';

/** What the build knows about itself. What does not apply (no tag, no pull request) is empty text. */
export interface Context {
  /** Name of the branch; for a pull request the branch it comes from. */
  readonly branch: Value<string>;
  /** Number of the build, from 1. */
  readonly buildNumber: Value<string>;
  /** Address of the build's page; on a laptop the folder of the run. */
  readonly buildUrl: Value<string>;
  /** Cluster of the environment that the stage deploys to. */
  readonly cluster: Value<string>;
  /** Full hash of the commit, 40 hexadecimal digits. */
  readonly commit: Value<string>;
  /** Name of the environment that the stage deploys to. */
  readonly environment: Value<string>;
  /** Full name of the job. */
  readonly jobName: Value<string>;
  /** Namespace of the environment that the stage deploys to. */
  readonly namespace: Value<string>;
  /** Number of the pull request. */
  readonly pullRequest: Value<string>;
  /** Branch that the pull request goes into. */
  readonly pullRequestTarget: Value<string>;
  /** Address of the service that runs beside a test stage. */
  readonly serviceUrl: Value<string>;
  /** First 12 digits of the commit. */
  readonly shortCommit: Value<string>;
  /** Name of the tag that is built. */
  readonly tag: Value<string>;
}

const known = (name: keyof Context): Value<string> => createValue({ $context: name });

/**
 * The build's own values: branch, commit, build number and so on.
 *
 * @example
 * s.nameBuild(text`${context.branch} #${context.buildNumber}`)
 */
export const context: Context = {
  branch: known('branch'),
  buildNumber: known('buildNumber'),
  buildUrl: known('buildUrl'),
  cluster: known('cluster'),
  commit: known('commit'),
  environment: known('environment'),
  jobName: known('jobName'),
  namespace: known('namespace'),
  pullRequest: known('pullRequest'),
  pullRequestTarget: known('pullRequestTarget'),
  serviceUrl: known('serviceUrl'),
  shortCommit: known('shortCommit'),
  tag: known('tag'),
};
