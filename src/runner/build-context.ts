import type { ContextName } from '../model/value.ts';

/** The build's own values; names that do not apply are empty text. */
export type BuildContext = Readonly<Record<ContextName, string>>;

/**
 * The build's values from the environment that Jenkins gives to every command of a multibranch job
 * (recorded case 264 for tags, 332 for change requests). `environment`, `cluster` and `namespace`
 * come with the request, `serviceUrl` from the stage's service.
 */
export function readJenkinsContext(
  environment: Readonly<Record<string, string | undefined>>,
  target:
    | { readonly name: string; readonly cluster: string; readonly namespace: string }
    | undefined,
): BuildContext {
  const commit = environment['GIT_COMMIT'] ?? '';
  const tag = environment['TAG_NAME'] ?? '';
  return {
    branch: environment['CHANGE_BRANCH'] ?? environment['BRANCH_NAME'] ?? '',
    buildNumber: environment['BUILD_NUMBER'] ?? '',
    buildUrl: environment['BUILD_URL'] ?? '',
    cluster: target?.cluster ?? '',
    commit,
    environment: target?.name ?? '',
    jobName: environment['JOB_NAME'] ?? '',
    namespace: target?.namespace ?? '',
    pullRequest: environment['CHANGE_ID'] ?? '',
    pullRequestTarget: environment['CHANGE_TARGET'] ?? '',
    serviceUrl: environment['SERVICE_URL'] ?? '',
    shortCommit: commit.slice(0, 12),
    tag,
  };
}
