import { UserError } from '../../diagnostics/errors.ts';
import type { Adapters } from '../adapters.ts';
import { createEmbeddedAdapters } from './embedded.ts';

/**
 * The adapters of a profile. `production` is what an agent has unless its environment says
 * otherwise; this version brings no production adapters yet, so that each says so when it is asked.
 */
export function createAdapters(profile: string | undefined, workspace: string): Adapters {
  if (profile === 'embedded') return createEmbeddedAdapters(workspace);
  if (profile !== undefined && profile !== 'production') {
    throw new UserError('profile.unknown', `There is no profile ${JSON.stringify(profile)}.`, {
      mend: 'Profiles are: production, embedded.',
      exit: 'missingPrerequisite',
    });
  }
  const missing = (system: string) => async (): Promise<never> => {
    throw new UserError(
      'profile.missing-adapter',
      `This version has no production adapter for the ${system}.`,
      {
        mend: 'Only the embedded profile has one so far; see the limits in the README.',
        exit: 'missingPrerequisite',
      },
    );
  };
  return {
    registry: missing('registry'),
    helm: missing('cluster'),
    secrets: missing('secret store'),
    deploymentEvents: missing('deployment records'),
    notifications: missing('messages'),
    own: async (adapter) => adapter.production(),
  };
}
