import type { ControllerState } from './controller-state.ts';
import { createFinding, type DoctorFinding } from './finding.ts';
import { selectList, selectValue } from './select-values.ts';

/** One line of the permission matrix. */
interface MatrixEntry {
  readonly user?: { readonly name: string; readonly permissions: readonly string[] };
  readonly group?: { readonly name: string; readonly permissions: readonly string[] };
}

/** What is wrong with who may do what, and with the switches that protect the controller. */
export function examineSecurity(state: ControllerState): DoctorFinding[] {
  return [...examineAuthorization(state), ...examineSwitches(state)];
}

/** Whoever has one of these acts under the name of a job: an edited file, another repository, a secret. */
const dangerous =
  /^(Run\/Replay|Job\/(Configure|Create|Move)|Credentials\/(?!View$).*|Overall\/(RunScripts|ConfigureUpdateCenter|UploadPlugins))$/;

function examineAuthorization({ configuration }: ControllerState): DoctorFinding[] {
  const strategy = selectValue(configuration, 'jenkins.authorizationStrategy');
  const name = typeof strategy === 'string' ? strategy : Object.keys(strategy ?? {})[0];
  if (name !== 'projectMatrix' && name !== 'globalMatrix')
    return [
      createFinding(
        'error',
        'authorization',
        name ?? 'none',
        'Everybody who may log in, or anybody at all, may do everything.',
        'Take the matrix of jenkins/controller/casc/20-authorization.yaml.',
      ),
    ];
  const entries = selectList(configuration, `jenkins.authorizationStrategy.${name}.entries`);
  return (entries as readonly MatrixEntry[]).flatMap(({ user, group }) => {
    const { name: who, permissions } = user ?? group ?? { name: '', permissions: [] };
    const isEverybody = who === 'authenticated' || who === 'anonymous';
    if (permissions.includes('Overall/Administer') && !isEverybody) return [];
    const bad = permissions.filter(
      (permission) =>
        dangerous.test(permission) ||
        (isEverybody && permission === 'Overall/Administer') ||
        (who === 'anonymous' && permission !== 'Overall/Read'),
    );
    if (bad.length === 0) return [];
    return createFinding(
      'error',
      'dangerous-permission',
      who,
      `${who} has ${bad.join(', ')}, with which a build can be made to act as another branch.`,
      'Leave it to administrators.',
    );
  });
}

function examineSwitches({ configuration, interpolation }: ControllerState): DoctorFinding[] {
  const at = (path: string) => selectValue(configuration, path);
  const findings: (DoctorFinding | false)[] = [
    interpolation !== 'fail' &&
      createFinding(
        'error',
        'interpolation',
        'UNSAFE_GROOVY_INTERPOLATION',
        'A secret that Groovy puts into a command is only a warning in the log.',
        'Start Jenkins with -Dorg.jenkinsci.plugins.workflow.cps.DSL.UNSAFE_GROOVY_INTERPOLATION=fail.',
      ),
    Number(at('jenkins.numExecutors') ?? 2) > 0 &&
      createFinding(
        'error',
        'builds-on-controller',
        'jenkins.numExecutors',
        "Builds run on the controller, beside its own files and everybody's secrets.",
        'Set numExecutors to 0; agents do the work.',
      ),
    at('jenkins.crumbIssuer') === undefined &&
      createFinding(
        'error',
        'no-crumbs',
        'jenkins.crumbIssuer',
        'Any web page that somebody opens can act in their name (CSRF).',
        'Set crumbIssuer: standard.',
      ),
    at('jenkins.remotingSecurity.enabled') === false &&
      createFinding(
        'error',
        'agents-rule-controller',
        'jenkins.remotingSecurity',
        'Agents, and with them builds, may read files of the controller.',
        'Set remotingSecurity.enabled to true.',
      ),
    at('jenkins.securityRealm.local.allowsSignup') === true &&
      createFinding(
        'error',
        'signup',
        'jenkins.securityRealm',
        'Anybody can make themselves a user.',
        'Set allowsSignup to false.',
      ),
    selectList(configuration, 'security.scriptApproval.approvedSignatures').length > 0 &&
      createFinding(
        'warning',
        'approved-scripts',
        'security.scriptApproval',
        `${selectList(configuration, 'security.scriptApproval.approvedSignatures').join(', ')} may be called by every pipeline.`,
        'Empty the list; generated pipelines need no approval.',
      ),
    at('security.scriptApproval.forceSandbox') !== true &&
      createFinding(
        'warning',
        'sandbox-optional',
        'security.scriptApproval.forceSandbox',
        'A job may be set to run outside the sandbox.',
        'Set forceSandbox to true.',
      ),
    at('security.apiToken.creationOfLegacyTokenEnabled') === true &&
      createFinding(
        'warning',
        'legacy-tokens',
        'security.apiToken',
        'Tokens that never end and can be read again can still be made.',
        'Set creationOfLegacyTokenEnabled to false.',
      ),
    at('unclassified.globalDefaultFlowDurabilityLevel.durabilityHint') ===
      'PERFORMANCE_OPTIMIZED' &&
      createFinding(
        'warning',
        'durability',
        'unclassified.globalDefaultFlowDurabilityLevel',
        'A crash of the controller loses every running build.',
        'Set MAX_SURVIVABILITY; a pipeline that can be lost may say so itself.',
      ),
  ];
  return findings.filter((finding) => finding !== false);
}
