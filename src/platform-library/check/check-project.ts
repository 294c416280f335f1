import { compareLibraries, type LibraryComparison } from '../../compatibility/compare-libraries.ts';
import { describeLibrary } from '../../compatibility/describe-library.ts';
import { readLibrary } from '../../compatibility/read-library.ts';
import type { Bump } from '../../compatibility/rules/rule.ts';
import { generateLibraryFiles } from '../build/library-files.ts';
import { compareRepositoryFiles, type FileDifference } from '../build/repository-files.ts';
import { createGit } from '../git.ts';
import type { LibraryProject } from '../library-project.ts';
import { largestBump, readFragments } from '../release/fragments.ts';
import { checkExamples } from './check-examples.ts';
import type { ContractProblem } from './contract-problem.ts';
import { findContractProblems } from './find-contract-problems.ts';

/** Everything that a check of a library finds. */
export interface ProjectCheck {
  readonly problems: readonly ContractProblem[];
  /** Empty while there are problems: nothing is generated then. */
  readonly files: readonly FileDifference[];
  /** What it was compared with, a tag or a folder; undefined before the first release. */
  readonly against: string | undefined;
  readonly comparison: LibraryComparison | undefined;
  /** What the fragments ask for; undefined without any. */
  readonly asked: Bump | undefined;
}

/**
 * Checks a library: its contracts, its generated files, and what differs from another version.
 *
 * @param against a tag or a folder; the tag of the last release unless said
 * @throws UserError `library.not-found` when there is no such version, `release.fragment`
 */
export async function checkProject(
  project: LibraryProject,
  against: string | undefined,
): Promise<ProjectCheck> {
  const { root, name, version, contracts } = project;
  const found = findContractProblems(project);
  // Examples are called by what the contracts say, which must hold together first.
  const problems = found.length > 0 ? found : await checkExamples(project);
  const asked = largestBump(readFragments(root).map(({ bump }) => bump));
  if (problems.length > 0)
    return { problems, files: [], against: undefined, comparison: undefined, asked };
  const files = compareRepositoryFiles(root, generateLibraryFiles(project, version));
  const other = against ?? (await findLastTag(project));
  if (other === undefined) return { problems, files, against: other, comparison: undefined, asked };
  const before = await readLibrary(other, root);
  const comparison = compareLibraries(before, describeLibrary(contracts, { name, version }));
  return { problems, files, against: other, comparison, asked };
}

async function findLastTag({ root, version }: LibraryProject): Promise<string | undefined> {
  const tag = `v${version}`;
  const found = await createGit(root).ask(['rev-parse', '--verify', '--quiet', `refs/tags/${tag}`]);
  return found === undefined ? undefined : tag;
}
