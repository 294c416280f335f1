import { resolveParameters } from '../local/parameters.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { BuildCause, ContextName } from '../model/value.ts';
import type { Outcome } from './outcome.ts';
import type { SimulateOptions } from './simulate-options.ts';

/** A build as Jenkins describes it to a pipeline. */
export interface Build {
  readonly parameters: Readonly<Record<string, string | boolean>>;
  /** What `when { branch }` looks at: the branch, `PR-7` in a pull request, the tag in a tag build. */
  readonly branchName: string;
  readonly tag: string;
  readonly pullRequest:
    | {
        readonly number: string;
        readonly target: string;
        readonly source: string;
        readonly author: string;
        readonly fork: boolean;
      }
    | undefined;
  /** The build's own values, without those of a stage. */
  readonly context: Readonly<Record<ContextName, string>>;
  /** The variables that Jenkins sets before anything of the pipeline. */
  readonly variables: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** Undefined where Jenkins sees no changes: in the first build. */
  readonly changedFiles: readonly string[] | undefined;
  readonly commitMessages: readonly string[];
  readonly startedBy: BuildCause;
  readonly previous: Outcome | undefined;
}

const sampleCommit = '0123456789abcdef0123456789abcdef01234567';
const shortCommitLength = 12;

/**
 * Completes what a test says of a build, with the variables of a multibranch job (recorded cases 264
 * for tags, 332 for pull requests).
 *
 * @throws UserError `run.parameter` for a parameter that the pipeline has not, or a value it cannot have
 */
export function createBuild(pipeline: Pipeline, options: SimulateOptions): Build {
  const previous =
    options.previousResult === 'none' ? undefined : (options.previousResult ?? 'success');
  const isFirst = previous === undefined;
  const commit = options.commit ?? sampleCommit;
  const tag = options.tag ?? '';
  const pullRequest = describePullRequest(options);
  const branch = options.branch ?? 'main';
  const branchName =
    pullRequest === undefined ? (tag === '' ? branch : tag) : `PR-${pullRequest.number}`;
  const buildNumber = String(options.buildNumber ?? (isFirst ? 1 : 2));
  const jobName = `${pipeline.name}/${branchName.replaceAll('/', '%2F')}`;
  const buildUrl = `https://jenkins.example.com/job/${jobName.replace('/', '/job/')}/${buildNumber}/`;
  const parameters = resolveParameters(pipeline, options.parameters ?? {});
  return {
    parameters,
    branchName,
    tag,
    pullRequest,
    context: {
      branch: pullRequest?.source ?? branchName,
      buildNumber,
      buildUrl,
      cluster: '',
      commit,
      environment: '',
      jobName,
      namespace: '',
      pullRequest: pullRequest?.number ?? '',
      pullRequestTarget: pullRequest?.target ?? '',
      serviceUrl: '',
      shortCommit: commit.slice(0, shortCommitLength),
      tag,
    },
    variables: {
      ...options.environment,
      // Parameters become variables in the second build (recorded case 046) and lose a `$` of two (049).
      ...(isFirst ? {} : toVariables(parameters)),
      BRANCH_NAME: branchName,
      BUILD_NUMBER: buildNumber,
      BUILD_URL: buildUrl,
      JOB_NAME: jobName,
      ...(tag === '' ? {} : { TAG_NAME: tag }),
      ...(pullRequest === undefined
        ? {}
        : {
            CHANGE_ID: pullRequest.number,
            CHANGE_TARGET: pullRequest.target,
            CHANGE_BRANCH: pullRequest.source,
            CHANGE_AUTHOR: pullRequest.author,
            ...(pullRequest.fork ? { CHANGE_FORK: pullRequest.author } : {}),
          }),
    },
    values: options.values ?? {},
    changedFiles: isFirst ? undefined : (options.changedFiles ?? []),
    commitMessages: isFirst ? [] : (options.commitMessages ?? []),
    startedBy: options.startedBy ?? 'push',
    previous,
  };
}

/** What is built, for people. */
export function describeBuild({ branchName, tag, pullRequest }: Build): string {
  if (pullRequest === undefined) return tag === '' ? `branch ${branchName}` : `tag ${tag}`;
  const { number, target, fork } = pullRequest;
  return `pull request ${number} into ${target}${fork ? ' from a fork' : ''}`;
}

function describePullRequest({ branch, pullRequest }: SimulateOptions): Build['pullRequest'] {
  if (pullRequest === undefined) return undefined;
  return {
    number: String(pullRequest.number ?? 1),
    target: pullRequest.target ?? 'main',
    source: branch ?? 'feature',
    author: pullRequest.author ?? 'author',
    fork: pullRequest.fork ?? false,
  };
}

function toVariables(parameters: Build['parameters']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [
      name,
      String(value).replaceAll('$$', () => '$'),
    ]),
  );
}
