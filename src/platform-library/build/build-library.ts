import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { hashText } from '../../emit/generated-header.ts';
import { printSite } from '../../library/site/print-site.ts';
import { bundleLibrary } from '../bundle/bundle-library.ts';
import { requireSoundContracts } from '../check/find-contract-problems.ts';
import type { LibraryProject } from '../library-project.ts';
import { generateLibraryFiles, runnerPath } from './library-files.ts';
import { type LibrarySize, measureLibrary } from './measure-library.ts';
import { type FileDifference, writeRepositoryFiles } from './repository-files.ts';
import { writePackage } from './write-package.ts';

/** What a build made. */
export interface LibraryBuild {
  /** Files of the repository that were written or removed. */
  readonly changed: readonly FileDifference[];
  /** What Jenkins will copy for every build of a pipeline, the runner included. */
  readonly size: LibrarySize;
  /** SHA-256 of the runner. */
  readonly runnerSha256: string;
}

/** Where a build puts what is not committed, relative to the repository. */
export const buildFolder = 'build';

/**
 * Builds a library: its generated files into the repository, and into `build/` what a release hands
 * out beside them: the runner, the documentation and the npm package.
 *
 * @param revision commit or tag that pipelines will load
 * @throws UserError `library.contracts` when a contract contradicts itself or another one, and those
 *   of its parts
 */
export async function buildLibrary(
  project: LibraryProject,
  revision: string,
): Promise<LibraryBuild> {
  const { root, name, version } = project;
  requireSoundContracts(project);
  const { host, runner } = await bundleLibrary(project, version);
  const size = measureLibrary(generateLibraryFiles(project, version, runner));
  const changed = writeRepositoryFiles(root, generateLibraryFiles(project, version));
  const output = join(root, buildFolder);
  writeBuilt(join(output, runnerPath), runner);
  writeSite(project);
  await writePackage(project, { name, version, revision }, host, join(output, 'package'));
  return { changed, size, runnerSha256: hashText(runner) };
}

/** Writes the documentation of a library and returns its path, relative to the repository. */
export function writeSite({ root, contracts, name, version }: LibraryProject): string {
  const path = `${buildFolder}/docs/index.html`;
  writeBuilt(join(root, path), printSite(contracts, { name, version }));
  return path;
}

function writeBuilt(file: string, content: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic.sync(file, content, { fsync: false });
}
