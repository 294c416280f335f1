import { UserError } from '../../diagnostics/errors.ts';
import type { DeployRequest } from './helm.ts';

/** Helm cuts a release's name at 53 characters: Kubernetes allows 63, and charts append to it. */
const RELEASE_MAX_LENGTH = 53;
const NAMESPACE_MAX_LENGTH = 63;
const DNS_LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/**
 * Checks the names that become arguments, folders and object names.
 *
 * @throws UserError `helmDeploy.name`
 */
export function checkRequest({ release, namespace, apiVersions = [] }: DeployRequest): void {
  checkLabel('release', release, RELEASE_MAX_LENGTH);
  checkLabel('namespace', namespace, NAMESPACE_MAX_LENGTH);
  for (const version of apiVersions) {
    if (!/^[\w./-]+$/.test(version)) {
      throw new UserError('helmDeploy.name', `${JSON.stringify(version)} is not an API version.`, {
        mend: 'Write it as group/version, such as monitoring.coreos.com/v1.',
        exit: 'invalid',
      });
    }
  }
}

function checkLabel(what: string, name: string, maxLength: number): void {
  if (DNS_LABEL.test(name) && name.length <= maxLength) return;
  throw new UserError('helmDeploy.name', `${JSON.stringify(name)} is not a name for a ${what}.`, {
    mend: `Use at most ${maxLength} lower-case letters, digits and hyphens; begin and end with a letter or digit.`,
    exit: 'invalid',
  });
}
