import { UserError } from '../../diagnostics/errors.ts';

/** Where a repository is, as far as Jenkins needs it. */
export type RepositorySource =
  | { readonly kind: 'github'; readonly owner: string; readonly repository: string }
  | { readonly kind: 'git'; readonly remote: string };

/**
 * The source that a Git remote means. Repositories of GitHub are read through its interface, which
 * knows pull requests; any other by Git alone.
 *
 * @throws UserError `jenkins.no-remote`, `jenkins.remote-with-password`.
 */
export function readRepositorySource(remote: string): RepositorySource {
  if (remote === '')
    throw new UserError('jenkins.no-remote', 'The repository has no remote `origin`.', {
      mend: 'Jenkins clones from it: git remote add origin <address>.',
      exit: 'missingPrerequisite',
    });
  const url = URL.parse(remote);
  if (url !== null && url.password !== '')
    throw new UserError('jenkins.remote-with-password', 'The remote `origin` holds a password.', {
      mend: 'Take it out of the address, and name credentials of Jenkins with --credentials.',
      exit: 'invalid',
    });
  const [, owner, repository] =
    /^(?:https:\/\/(?:[^@/]+@)?github\.com\/|(?:ssh:\/\/)?git@github\.com[:/])([^/]+)\/([^/]+?)(?:\.git)?\/?$/.exec(
      remote,
    ) ?? [];
  if (owner !== undefined && repository !== undefined) return { kind: 'github', owner, repository };
  return { kind: 'git', remote };
}
