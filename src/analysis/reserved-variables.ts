/** Variables that Jenkins sets for every build; a branch's build has those of its branch. */
const jenkinsVariables: ReadonlySet<string> = new Set([
  'BRANCH_IS_PRIMARY',
  'BRANCH_NAME',
  'BUILD_DISPLAY_NAME',
  'BUILD_ID',
  'BUILD_NUMBER',
  'BUILD_TAG',
  'BUILD_URL',
  'EXECUTOR_NUMBER',
  'GIT_BRANCH',
  'GIT_COMMIT',
  'JOB_BASE_NAME',
  'JOB_NAME',
  'JOB_URL',
  'NODE_LABELS',
  'NODE_NAME',
  'RUN_DISPLAY_URL',
  'STAGE_NAME',
  'TAG_DATE',
  'TAG_NAME',
  'TAG_TIMESTAMP',
  'TAG_UNIXTIME',
  'WORKSPACE',
  'WORKSPACE_TMP',
]);

/** Variables by which the dynamic loader or a shell changes what a program is before it starts. */
const loaderVariables: ReadonlySet<string> = new Set([
  'BASH_ENV',
  'ENV',
  'IFS',
  'LD_AUDIT',
  'LD_LIBRARY_PATH',
  'LD_PRELOAD',
  'PATH',
  'SHELLOPTS',
]);

/** Variables that change every Node process, the step runner itself included. */
const nodeVariables: ReadonlySet<string> = new Set(['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS']);

/**
 * Why a variable can't be set by a pipeline, as a clause; undefined when it can.
 *
 * @param reachesRunner whether the variable also reaches the step runner, which is a Node process
 */
export function explainReservedVariable(name: string, reachesRunner: boolean): string | undefined {
  if (jenkinsVariables.has(name) || /^(?:CHANGE_|HUDSON_|JENKINS_)/.test(name))
    return 'Jenkins sets it for every build';
  if (name.startsWith('PLATFORM_')) return 'the step runner uses names that begin with PLATFORM_';
  if (loaderVariables.has(name)) return 'it changes which programs start, and how';
  if (reachesRunner && nodeVariables.has(name)) return 'it changes the step runner itself';
  return undefined;
}
