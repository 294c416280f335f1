import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './package-root.ts';
import { libraryRevision, packageVersion } from './version.ts';

/** The shared library whose steps this process knows: the base steps, or a platform team's library around them. */
export interface LibraryIdentity {
  /** Name of the npm package that authors import from. */
  readonly name: string;
  /** Version of the library; the runner does no step that another version wrote. */
  readonly version: string;
  /** The commit (40 hexadecimal digits) or tag that generated Jenkinsfiles load. */
  readonly revision: string;
  /** SHA-256 of the library's code, which tells two builds of one revision apart; none for the base steps. */
  readonly code?: string;
}

/** Name of this package, which brings the base steps. */
const packageName = 'jenkins-pipeline-sdk';

/**
 * The folder of a platform team's library in its own package, which is this package with a library
 * inside. Whoever chooses the command chooses the library: no repository that is compiled can.
 *
 * @returns undefined in this package itself
 */
export function findLibraryFolder(): string | undefined {
  const folder = join(packageRoot, 'library');
  return existsSync(join(folder, 'library.json')) ? folder : undefined;
}

let identity: LibraryIdentity | undefined;

/** The library of this process, read once from the package that the command belongs to. */
export function libraryIdentity(): LibraryIdentity {
  identity ??= readIdentity();
  return identity;
}

/** Says which library this process is of; a runner bundle has no package around it to read that from. */
export function setLibraryIdentity(given: LibraryIdentity): void {
  identity = given;
}

function readIdentity(): LibraryIdentity {
  const folder = findLibraryFolder();
  if (folder === undefined)
    return { name: packageName, version: packageVersion, revision: libraryRevision };
  return JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8')) as LibraryIdentity;
}
