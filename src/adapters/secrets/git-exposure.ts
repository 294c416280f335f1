import { execFile } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Why a file is not safe from being committed, and the way out. */
export interface GitExposure {
  readonly problem: string;
  readonly mend: string;
}

/** Finds out whether Git has a file, or would take it with `git add .`; undefined if neither. */
export async function findGitExposure(file: string): Promise<GitExposure | undefined> {
  const folder = realpathSync(dirname(file));
  if (!isInRepository(folder)) return undefined;
  const name = basename(file);
  const [tracked, ignored] = await Promise.all([
    askGit(folder, ['ls-files', '--error-unmatch', '--', `./${name}`]),
    // With the index, a tracked file would count as not ignored.
    askGit(folder, ['check-ignore', '--quiet', '--no-index', '--', `./${name}`]),
  ]);
  if (tracked === 0) {
    return {
      problem: 'is tracked by Git',
      mend: `git rm --cached '${name}', and change the secrets: they are in the history.`,
    };
  }
  if (ignored === 1) {
    return {
      problem: 'is not ignored by Git, so the next `git add .` would commit it',
      mend: `Add ${name} to .gitignore.`,
    };
  }
  if (tracked !== 1 || ignored !== 0) {
    return {
      problem: 'could not be checked, since git is missing or does not trust this repository',
      mend: 'Run `git status` in its folder and do what it says.',
    };
  }
  return undefined;
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, '.git'))) return true;
  const above = dirname(folder);
  return above !== folder && isInRepository(above);
}

/** The exit code, undefined when git could not be started. */
function askGit(folder: string, args: readonly string[]): Promise<number | undefined> {
  // Within a hook these name the repository of the hook, not the one around the file.
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...env } = process.env;
  return new Promise((resolve) => {
    // No program of the repository's configuration: a file is only looked up.
    execFile('git', ['-c', 'core.fsmonitor=false', ...args], { cwd: folder, env }, (error) => {
      if (error === null) resolve(0);
      else resolve(typeof error.code === 'number' ? error.code : undefined);
    });
  });
}
