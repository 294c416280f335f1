import { UserError } from '../../diagnostics/errors.ts';
import type { AccessReport } from '../../emit/access/access-report.ts';
import type { BuildIdentity, BuildRole } from './build-role.ts';

/**
 * The roles of a pipeline: one for each stage that needs a grant, for builds of the protected
 * branches and of nothing else. Pure; whoever calls it hands in the model that is merged there, so
 * that no branch and no fork decides what is granted.
 *
 * @throws UserError `jenkins.branch-name`.
 */
export function deriveRoles(report: AccessReport, identity: BuildIdentity): BuildRole[] {
  const subjects = identity.branches.map((branch) => deriveSubject(identity, branch)).sort();
  return report.stages
    .filter(({ grants }) => grants.length > 0)
    .map(({ stage, environment, grants }) => ({
      name: `${report.pipeline.replaceAll('/', '-')}.${stage}`,
      ...(environment === undefined ? {} : { environment }),
      subjects,
      grants,
    }));
}

/**
 * The `sub` of a branch's builds: the address of its job. Jenkins encodes the slash of a branch in
 * the job's name, and the name once more in the address (measured: JOB_URL of `feature/x` has
 * `feature%252Fx`). How it writes other characters was not measured for all, so they are refused;
 * as are names that pull requests have.
 */
export function deriveSubject({ controllerUrl, job }: BuildIdentity, branch: string): string {
  if (!/^[A-Za-z0-9._/-]+$/.test(branch) || /^PR-\d+/.test(branch))
    throw new UserError('jenkins.branch-name', `${JSON.stringify(branch)} can get no rights.`, {
      mend: 'Name a protected branch of letters, digits, dots, dashes and slashes that is not called as pull requests are (PR-7).',
      exit: 'invalid',
    });
  const path = [...job.split('/'), branch.replaceAll('/', '%2F')]
    .map((part) => `/job/${encodeURIComponent(part)}`)
    .join('');
  return `${controllerUrl}${path}/`;
}
