import { PlatformError } from '../../diagnostics/errors.ts';
import type { Git } from '../git.ts';

/** The references of a release, by their short names. */
export interface PushedReferences {
  readonly branch: string;
  readonly tag: string;
  readonly majorBranch: string;
}

/**
 * Pushes a release to `origin`: all of its references or none. Doing it again is harmless.
 *
 * @throws PlatformError `release.push`; what was released here stays released, and a later try may
 *   succeed
 */
export async function pushRelease(
  git: Git,
  { branch, tag, majorBranch }: PushedReferences,
): Promise<void> {
  try {
    await git.run(['push', '--atomic', 'origin', branch, `refs/tags/${tag}`, majorBranch]);
  } catch (cause) {
    throw new PlatformError(
      'release.push',
      `${tag} is released here and was not pushed. ${(cause as Error).message}`,
      {
        mend: 'When the network is back: platform library release --push',
        exit: 'unavailable',
        retryable: true,
        cause,
      },
    );
  }
}
