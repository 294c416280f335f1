import semver from 'semver';
import { compareLibraries, type LibraryComparison } from '../../compatibility/compare-libraries.ts';
import { describeDifference } from '../../compatibility/describe-difference.ts';
import { describeLibrary } from '../../compatibility/describe-library.ts';
import { readLibrary } from '../../compatibility/read-library.ts';
import { type Bump, bumps } from '../../compatibility/rules/rule.ts';
import { UserError } from '../../diagnostics/errors.ts';
import { generateLibraryFiles } from '../build/library-files.ts';
import { compareRepositoryFiles } from '../build/repository-files.ts';
import { requireSoundContracts } from '../check/find-contract-problems.ts';
import type { Git } from '../git.ts';
import type { LibraryProject } from '../library-project.ts';
import { printSection } from './changelog.ts';
import { fragmentsFolder, largestBump, readFragments } from './fragments.ts';
import type { ReleasePlan } from './release-plan.ts';

/** The version of a library that was never released. */
const unreleased = '0.0.0';

/**
 * Plans a release of what is checked out; changes nothing and needs no network.
 *
 * @throws UserError `release.dirty`, `release.detached`, `release.nothing`, `release.tag-missing`,
 *   `release.tag-exists`, `release.edited`, `release.bump` when the fragments ask for less than the
 *   contracts demand, and those of its parts
 */
export async function planRelease(git: Git, project: LibraryProject): Promise<ReleasePlan> {
  const { root, name, version: previous } = project;
  const branch = await findBranch(git);
  await requireCleanTree(git);
  const base = await git.run(['rev-parse', 'HEAD']);
  const fragments = readFragments(root);
  const bump = largestBump(fragments.map((fragment) => fragment.bump));
  if (bump === undefined)
    throw new UserError(
      'release.nothing',
      `There is nothing to release: ${fragmentsFolder}/ holds no change.`,
      {
        mend: `Say in ${fragmentsFolder}/<name>.md what is new, and how big a change it is.`,
      },
    );
  requireSoundContracts(project);
  requireUnedited(project);
  const comparison = await compareWithLast(git, project);
  requireLargeEnough(bump, comparison, previous);
  const version = semver.inc(previous, bump);
  if (version === null)
    throw new UserError(
      'library.manifest',
      `package.json has the version ${previous}, which is none.`,
      {
        mend: `Write that of the last release, or ${unreleased}.`,
        exit: 'invalid',
      },
    );
  const tag = `v${version}`;
  if ((await git.ask(['rev-parse', '--verify', '--quiet', `refs/tags/${tag}`])) !== undefined)
    throw new UserError('release.tag-exists', `The tag ${tag} is there already.`, {
      mend: 'A released version never changes. Set the version in package.json to that of the last release.',
      exit: 'refused',
    });
  const majorBranch = `v${semver.major(version)}`;
  const section = printSection(version, fragments);
  return {
    name,
    previous,
    version,
    bump,
    comparison,
    tag,
    majorBranch,
    branch,
    base,
    fragments,
    section,
  };
}

async function findBranch(git: Git): Promise<string> {
  const branch = await git.ask(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  if (branch !== undefined && (await git.ask(['rev-parse', '--verify', 'HEAD'])) !== undefined)
    return branch;
  throw new UserError(
    'release.detached',
    branch === undefined ? 'No branch is checked out.' : 'Nothing was committed yet.',
    { mend: 'Check out the branch that is released, with everything committed.' },
  );
}

async function requireCleanTree(git: Git): Promise<void> {
  const status = await git.run(['status', '--porcelain', '--untracked-files=normal']);
  if (status === '') return;
  const paths = status.split('\n').map((line) => line.slice(3));
  throw new UserError(
    'release.dirty',
    `${paths.length === 1 ? 'A file is' : `${paths.length} files are`} not committed: ${paths.slice(0, 5).join(', ')}${paths.length > 5 ? ', …' : ''}.`,
    { mend: 'Commit or remove them; a release is made of what is committed.' },
  );
}

function requireUnedited(project: LibraryProject): void {
  const files = generateLibraryFiles(project, project.version);
  const edited = compareRepositoryFiles(project.root, files)
    .filter(({ state }) => state === 'edited')
    .map(({ path }) => path);
  if (edited.length === 0) return;
  throw new UserError(
    'release.edited',
    `Generated files were changed by hand: ${edited.join(', ')}.`,
    {
      mend: 'Put the change into the contract, then: platform library build',
      exit: 'stale',
    },
  );
}

async function compareWithLast(git: Git, project: LibraryProject): Promise<LibraryComparison> {
  const { contracts, name, version } = project;
  if (version === unreleased) return { differences: [], bump: 'none' };
  const tag = `v${version}`;
  if ((await git.ask(['rev-parse', '--verify', '--quiet', `refs/tags/${tag}`])) === undefined)
    throw new UserError('release.tag-missing', `The tag ${tag} of the last release is not here.`, {
      mend: 'Fetch it: git fetch --tags',
      exit: 'missingPrerequisite',
    });
  const before = await readLibrary(`refs/tags/${tag}`, project.root);
  return compareLibraries(before, describeLibrary(contracts, { name, version }));
}

/** Before 1.0.0 a minor version may break what was promised (SemVer 2.0.0, item 4). */
function requireLargeEnough(bump: Bump, comparison: LibraryComparison, previous: string): void {
  if (comparison.bump === 'none') return;
  const demanded =
    comparison.bump === 'major' && semver.major(previous) === 0 ? 'minor' : comparison.bump;
  if (bumps.indexOf(bump) >= bumps.indexOf(demanded)) return;
  const reasons = comparison.differences
    .filter((difference) => difference.bump === comparison.bump)
    .slice(0, 5)
    .map((difference) => `  ${difference.code} ${describeDifference(difference)}`);
  throw new UserError(
    'release.bump',
    `${fragmentsFolder}/ asks for a ${bump} release, the contracts demand a ${demanded} one:\n${reasons.join('\n')}`,
    {
      mend: `Say \`bump: ${demanded}\` in the fragment of that change, or take the change back.`,
      exit: 'refused',
    },
  );
}
