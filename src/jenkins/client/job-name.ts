import { closest } from 'fastest-levenshtein';
import { UserError } from '../../diagnostics/errors.ts';
import type { Controller } from './controller.ts';

/**
 * The full name of a job: folders and job with slashes between, as Jenkins shows it.
 *
 * @throws UserError `jenkins.job-name`.
 */
export function toJobName(job: string): string {
  const parts = job.split('/').filter((part) => part !== '');
  if (parts.length === 0 || parts.some((part) => part === '.' || part === '..'))
    throw new UserError('jenkins.job-name', `${JSON.stringify(job)} is no name of a job.`, {
      mend: 'Write folders and job with slashes: payments/service.',
    });
  return parts.join('/');
}

/** The path of a job below the controller's address: every part of its name encoded once (measured). */
export function toJobPath(name: string): string {
  return name
    .split('/')
    .map((part) => `/job/${encodeURIComponent(part)}`)
    .join('');
}

/**
 * The job of a branch, tag or pull request (`PR-7`) of a multibranch job. Jenkins encodes some
 * characters of the branch in the job's name, `feature%2Fx` (measured), so it is looked up.
 *
 * @throws UserError `jenkins.no-branch`, with the closest branch there is.
 */
export async function findBranchJob(
  controller: Controller,
  job: string,
  branch: string,
): Promise<string> {
  const { jobs } = (await controller.readJson(`${toJobPath(job)}/api/json`, {
    tree: 'jobs[name]',
  })) as { jobs?: readonly { readonly name: string }[] };
  const names = (jobs ?? []).map(({ name }) => name);
  const found = names.find((name) => decodeURIComponent(name) === branch);
  if (found !== undefined) return `${job}/${found}`;
  const branches = names.map((name) => decodeURIComponent(name));
  throw new UserError('jenkins.no-branch', `${job} has no branch ${JSON.stringify(branch)}.`, {
    mend:
      jobs === undefined
        ? `${job} is no multibranch job; leave --branch away.`
        : branches.length === 0
          ? 'Jenkins has found no branch yet: let it scan the repository (platform jenkins run --scan).'
          : `Did you mean ${closest(branch, branches)}?`,
  });
}
