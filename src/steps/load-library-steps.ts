import { join } from 'node:path';
import { findLibraryFolder } from '../library-identity.ts';
import { type LoadedStep, stepRuns } from './index.ts';

/** What `library/steps.js` of a library's package exports; `platform library build` writes it. */
export interface LibrarySteps {
  readonly stepRuns: Readonly<Record<string, () => Promise<LoadedStep>>>;
}

/** Makes the run functions of the platform team's library known; does nothing where no library is. */
export async function loadLibrarySteps(): Promise<void> {
  const folder = findLibraryFolder();
  if (folder === undefined) return;
  addSteps((await import(join(folder, 'steps.js'))) as LibrarySteps);
}

/** Adds run functions to those of this package, for this process. */
export function addSteps(library: LibrarySteps): void {
  Object.assign(stepRuns, library.stepRuns);
}
