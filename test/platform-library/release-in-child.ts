import { openGit } from '../../src/platform-library/git.ts';
import { readProject } from '../../src/platform-library/read-project.ts';
import { applyRelease, finishRelease } from '../../src/platform-library/release/apply-release.ts';
import { planRelease } from '../../src/platform-library/release/plan-release.ts';
import {
  findGitFolder,
  withReleaseLock,
} from '../../src/platform-library/release/release-journal.ts';

/** Releases the library of the folder `argv[2]` and dies by SIGKILL behind the step `argv[3]`. */
const [root = '', last] = process.argv.slice(2);
const git = await openGit(root);
await withReleaseLock(await findGitFolder(git), async () => {
  const die = (step: string): void => {
    if (step === last) process.kill(process.pid, 'SIGKILL');
  };
  if ((await finishRelease(git, await readProject(root), die)) !== undefined) return;
  const project = await readProject(root);
  await applyRelease(git, project, await planRelease(git, project), die);
});
