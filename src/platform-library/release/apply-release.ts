import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder } from '../build/build-library.ts';
import { generateLibraryFiles } from '../build/library-files.ts';
import { type LibrarySize, measureLibrary } from '../build/measure-library.ts';
import { compareRepositoryFiles } from '../build/repository-files.ts';
import { writePackage } from '../build/write-package.ts';
import { bundleLibrary } from '../bundle/bundle-library.ts';
import type { Git } from '../git.ts';
import type { LibraryProject } from '../library-project.ts';
import { addSection } from './changelog.ts';
import { commitFiles } from './commit-files.ts';
import { moveReferences, removeDeadLocks, resolveReference } from './move-references.ts';
import {
  findGitFolder,
  type ReleaseJournal,
  readJournal,
  removeJournal,
  writeJournal,
} from './release-journal.ts';
import type { ReleasePlan } from './release-plan.ts';
import { updateWorkingTree } from './update-working-tree.ts';

/** The parts of a release, in their order; each leaves a state that the next start ends or forgets. */
export const releaseSteps = [
  'bundled',
  'committed',
  'journal-written',
  'references-moved',
  'files-updated',
  'package-written',
  'journal-removed',
] as const;
export type ReleaseStep = (typeof releaseSteps)[number];

/** Called behind each part. */
export type OnReleaseStep = (step: ReleaseStep) => void;

/** What was released. */
export interface Release extends Pick<ReleaseJournal, 'version' | 'tag' | 'revision'> {
  readonly size: LibrarySize;
}

/**
 * Releases a library as planned. Nothing is visible until one transaction of Git moves the branch,
 * the tag and the branch of the major version together; whatever interrupts it before leaves
 * nothing, and after it `finishRelease` does the rest.
 *
 * The branch gets one commit with version, changelog and generated files. The tag is a commit beside
 * it that also holds the runner, since only who loads a release needs that.
 */
export async function applyRelease(
  git: Git,
  project: LibraryProject,
  plan: ReleasePlan,
  onStep: OnReleaseStep = () => {},
): Promise<Release> {
  const { version, tag, majorBranch, branch, base } = plan;
  const folder = await findGitFolder(git);
  const { runner } = await bundleLibrary(project, version);
  const loaded = generateLibraryFiles(project, version, runner);
  const size = measureLibrary(loaded);
  onStep('bundled');
  const release = await commitFiles(git, folder, {
    from: base,
    parents: [base],
    message: `Release ${tag}\n`,
    ...describeReleaseCommit(project, plan),
  });
  const majorName = `refs/heads/${majorBranch}`;
  const major = await resolveReference(git, majorName);
  const revision = await commitFiles(git, folder, {
    from: release,
    // Also behind the last one, so that the branch of the major version only moves forward.
    parents: [release, ...(major === undefined ? [] : [major])],
    message: `${project.name} ${version}, as Jenkins loads it\n`,
    written: loaded,
    removed: [],
  });
  const tagger = await git.run(['var', 'GIT_COMMITTER_IDENT']);
  const tagObject = await git.run(['mktag'], {
    input: `object ${revision}\ntype commit\ntag ${tag}\ntagger ${tagger}\n\n${project.name} ${version}\n`,
  });
  onStep('committed');
  writeJournal(folder, {
    version,
    tag,
    base,
    release,
    revision,
    references: [
      { name: `refs/tags/${tag}`, before: undefined, after: tagObject },
      { name: majorName, before: major, after: revision },
      { name: `refs/heads/${branch}`, before: base, after: release },
    ],
  });
  onStep('journal-written');
  await finish(git, project, folder, readJournal(folder) as ReleaseJournal, onStep);
  return { version, tag, revision, size };
}

/**
 * Ends a release that was interrupted: when any reference has moved, the rest follows; otherwise
 * nothing has happened, and it is forgotten.
 *
 * @returns the release that was ended; undefined when there was none, or it was forgotten
 */
export async function finishRelease(
  git: Git,
  project: LibraryProject,
  onStep: OnReleaseStep = () => {},
): Promise<Pick<ReleaseJournal, 'version' | 'tag' | 'revision'> | undefined> {
  const folder = await findGitFolder(git);
  const journal = readJournal(folder);
  if (journal === undefined) return undefined;
  await removeDeadLocks(
    folder,
    journal.references.map(({ name }) => name),
  );
  const places = await Promise.all(
    journal.references.map(
      async ({ name, after }) => (await resolveReference(git, name)) === after,
    ),
  );
  if (!places.includes(true)) {
    removeJournal(folder);
    return undefined;
  }
  await finish(git, project, folder, journal, onStep);
  const { version, tag, revision } = journal;
  return { version, tag, revision };
}

async function finish(
  git: Git,
  project: LibraryProject,
  folder: string,
  journal: ReleaseJournal,
  onStep: OnReleaseStep,
): Promise<void> {
  await moveReferences(git, journal.references);
  onStep('references-moved');
  await updateWorkingTree(git, journal.base, journal.release);
  onStep('files-updated');
  const { version, revision } = journal;
  const { host } = await bundleLibrary(project, version);
  const identity = { name: project.name, version, revision };
  await writePackage(project, identity, host, join(project.root, buildFolder, 'package'));
  onStep('package-written');
  removeJournal(folder);
  onStep('journal-removed');
}

function describeReleaseCommit(
  project: LibraryProject,
  { version, section, fragments }: ReleasePlan,
): { written: ReadonlyMap<string, string>; removed: readonly string[] } {
  const { root } = project;
  const files = generateLibraryFiles(project, version);
  const leftOver = compareRepositoryFiles(root, files)
    .filter(({ state }) => state === 'left-over')
    .map(({ path }) => path);
  const changelog = join(root, 'CHANGELOG.md');
  const before = existsSync(changelog) ? readFileSync(changelog, 'utf8') : undefined;
  const manifest = readFileSync(join(root, 'package.json'), 'utf8');
  return {
    written: new Map([
      ...files,
      ['CHANGELOG.md', addSection(before, section)],
      ['package.json', setVersion(manifest, version)],
    ]),
    removed: [...leftOver, ...fragments.map(({ file }) => file)],
  };
}

/** Only the version changes, whatever the file's formatting is. */
function setVersion(manifest: string, version: string): string {
  return manifest.replace(
    /^(\s*"version"\s*:\s*)"[^"]*"/m,
    (_, head: string) => `${head}"${version}"`,
  );
}
