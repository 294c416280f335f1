import { describeLibrary } from '../../compatibility/describe-library.ts';
import { readLibrary } from '../../compatibility/read-library.ts';
import type { LibraryCheck } from '../../consumers/check-library.ts';
import { UserError } from '../../diagnostics/errors.ts';
import type { LibraryProject } from '../../platform-library/library-project.ts';
import type { CheckOptions } from '../commands/library.ts';
import type { Io } from '../io.ts';

/**
 * Whom of the consumers that were asked for the differences from `against` reach; undefined when
 * nobody asked.
 *
 * @throws UserError `library.no-release` when there is nothing to compare with, and the errors of
 *   `readLibrary` and `checkLibrary`
 */
export async function checkCallers(
  project: LibraryProject,
  against: string | undefined,
  options: CheckOptions,
  io: Io,
): Promise<LibraryCheck | undefined> {
  const { consumers: folders = [], list: lists = [], organisation: organisations = [] } = options;
  if (folders.length + lists.length + organisations.length === 0) return undefined;
  if (against === undefined)
    throw new UserError('library.no-release', 'There is no release to compare with.', {
      mend: 'Say with what: platform library check --against <tag|dir>',
    });
  const { checkLibrary } = await import('../../consumers/check-library.ts');
  const { GITHUB_API_URL: url, GITHUB_TOKEN: token } = io.env;
  const github = {
    ...(url === undefined ? {} : { url }),
    ...(token === undefined ? {} : { token }),
  };
  const { root, name, version, contracts } = project;
  const before = await readLibrary(against, root);
  const after = describeLibrary(contracts, { name, version });
  return checkLibrary(before, after, { folders, lists, organisations, github, cwd: io.cwd });
}
