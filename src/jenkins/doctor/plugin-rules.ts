import semver from 'semver';
import type { ControllerState } from './controller-state.ts';
import { createFinding, type DoctorFinding } from './finding.ts';

/** What the generated files use, and who brings it; `platform jenkins` itself included. */
export const requiredPlugins: Readonly<Record<string, string>> = {
  'branch-api': 'multibranch jobs',
  'configuration-as-code': 'the configuration of the controller',
  git: 'checkouts',
  'git-client': 'checkouts',
  junit: 'test results',
  kubernetes: 'agents in pods',
  'matrix-auth': 'who may do what',
  'pipeline-build-step': 'starting other jobs',
  'pipeline-groovy-lib': 'the shared library',
  'pipeline-input-step': 'approvals',
  'pipeline-milestone-step': 'milestones',
  'pipeline-model-definition': 'the Jenkinsfile itself',
  'pipeline-rest-api': 'platform jenkins status',
  'pipeline-stage-step': 'stages',
  'script-security': 'the sandbox',
  timestamper: 'times in logs',
  'workflow-basic-steps': 'stash, timeout, retry',
  'workflow-cps': 'the Jenkinsfile itself',
  'workflow-durable-task-step': 'sh and agents',
  'workflow-job': 'the Jenkinsfile itself',
  'workflow-multibranch': 'multibranch jobs',
};

/** Before it a build could overwrite what its token says of it (SECURITY-3574). */
const firstSafeIdentity = 111;

/** The controller that everything was tried on. */
const triedVersion = '2.492.2';

/** What is missing, switched off, or known to be unsafe. */
export function examinePlugins({ plugins, version }: ControllerState): DoctorFinding[] {
  const installed = new Map(plugins.map((plugin) => [plugin.shortName, plugin]));
  const missing = Object.entries(requiredPlugins).flatMap(([name, use]) => {
    const plugin = installed.get(name);
    if (plugin?.active === true && plugin.enabled) return [];
    const state = plugin === undefined ? 'missing' : 'switched off';
    return createFinding(
      'error',
      'missing-plugin',
      name,
      `The plugin is ${state}; it is needed for ${use}.`,
      'Use the image of jenkins/controller, or install the version of its plugins.txt.',
    );
  });
  const identity = installed.get('oidc-provider');
  const order = Number.parseInt(identity?.version ?? '', 10);
  return [
    ...missing,
    ...(identity === undefined
      ? [
          createFinding(
            'warning',
            'no-build-identity',
            'oidc-provider',
            'Builds have no token of their own, so that nothing can tell a branch from another.',
            'Install it: jenkins/controller/documented/build-identity.yaml.',
          ),
        ]
      : order < firstSafeIdentity
        ? [
            createFinding(
              'error',
              'forgeable-identity',
              'oidc-provider',
              `Version ${identity.version} lets a build overwrite what its token says of it (SECURITY-3574).`,
              'Install 111.v29fd614b_3617 or newer.',
            ),
          ]
        : []),
    ...(isOlder(version, triedVersion)
      ? [
          createFinding(
            'warning',
            'old-jenkins',
            version,
            `Jenkins is older than ${triedVersion}, which everything was tried on.`,
            'Upgrade it.',
          ),
        ]
      : []),
  ];
}

/** Jenkins numbers weekly releases `2.493` and the long-term line `2.492.2`. */
function isOlder(version: string, than: string): boolean {
  const found = semver.coerce(version);
  return found !== null && semver.lt(found, semver.coerce(than) ?? found);
}
