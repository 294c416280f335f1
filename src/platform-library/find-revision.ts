import { createGit } from './git.ts';
import type { LibraryProject } from './library-project.ts';

/**
 * What pipelines of a build between releases load: the commit that is checked out, or the tag of the
 * version where nothing was committed yet.
 */
export async function findRevision({ root, version }: LibraryProject): Promise<string> {
  const commit = await createGit(root).ask(['rev-parse', '--verify', 'HEAD^{commit}']);
  return commit ?? `v${version}`;
}
