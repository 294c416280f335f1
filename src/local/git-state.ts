import { execa } from 'execa';

/** What Git says of a repository; empty texts where it says nothing. */
export interface GitState {
  readonly branch: string;
  readonly commit: string;
  readonly tag: string;
  /** Seconds since 1970 of the commit; 0 without one. */
  readonly commitTime: number;
  readonly remote: string;
  /** Files that differ from where the branch left the main one, uncommitted ones included, by their path in the Git repository; undefined without a commit before. */
  readonly changedFiles: readonly string[] | undefined;
  /** First lines of the messages of the commits since then. */
  readonly commitMessages: readonly string[];
}

/** Reads the state of the working tree. A folder without Git, or a machine without it, is a valid state. */
export async function readGitState(repository: string): Promise<GitState> {
  const git = async (...args: string[]): Promise<string> => {
    const result = await execa('git', args, {
      cwd: repository,
      reject: false,
      stdin: 'ignore',
      stripFinalNewline: true,
    });
    return result.exitCode === 0 ? result.stdout : '';
  };
  const commit = await git('rev-parse', '--verify', '--quiet', 'HEAD');
  if (commit === '')
    return {
      branch: await git('symbolic-ref', '--short', '--quiet', 'HEAD'),
      commit: '',
      tag: '',
      commitTime: 0,
      remote: '',
      changedFiles: undefined,
      commitMessages: [],
    };
  const branch = await git('symbolic-ref', '--short', '--quiet', 'HEAD');
  const base = await findBase(git, branch);
  const changed =
    base === undefined ? undefined : await git('diff', '--name-only', '--no-renames', '-z', base);
  const messages = base === undefined ? '' : await git('log', '--format=%s', `${base}..HEAD`);
  const untracked = await git('ls-files', '--others', '--full-name', '--exclude-standard', '-z');
  return {
    branch,
    commit,
    tag: (await git('describe', '--exact-match', '--tags', 'HEAD')).split('\n')[0] ?? '',
    commitTime: Number(await git('show', '-s', '--format=%ct', 'HEAD')) || 0,
    remote: await git('config', '--get', 'remote.origin.url'),
    changedFiles:
      changed === undefined
        ? undefined
        : [...new Set([...changed.split('\0'), ...untracked.split('\0')])]
            .filter((file) => file !== '')
            .sort(),
    commitMessages: messages.split('\n').filter((line) => line !== ''),
  };
}

/** The commit that changes are counted from: where the branch left the default one, or the commit before. */
async function findBase(
  git: (...args: string[]) => Promise<string>,
  branch: string,
): Promise<string | undefined> {
  for (const candidate of ['origin/HEAD', 'origin/main', 'origin/master', 'main', 'master']) {
    if (candidate === branch) continue;
    const base = await git('merge-base', 'HEAD', candidate);
    if (base !== '') return base;
  }
  const previous = await git('rev-parse', '--verify', '--quiet', 'HEAD~1');
  return previous === '' ? undefined : previous;
}
