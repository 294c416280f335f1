import { execa } from 'execa';
import { PlatformError, UserError } from '../diagnostics/errors.ts';

/** How Git is asked beside its arguments. */
export interface GitOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A repository; each call starts Git once. */
export interface Git {
  readonly root: string;
  /** The output without the last line break. Throws PlatformError `git.failed` with what Git said. */
  run(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The output, or undefined when Git ends with an error. */
  ask(args: readonly string[], options?: GitOptions): Promise<string | undefined>;
}

/** Nothing but the repository decides what Git does: no prompt, no translated message. */
const environment = { GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };

/**
 * Git in a folder that is the root of a repository.
 *
 * @throws UserError `git.none` when it is none
 */
export async function openGit(root: string): Promise<Git> {
  const git = createGit(root);
  const found = await git.ask(['rev-parse', '--show-prefix']);
  if (found !== '')
    throw new UserError('git.none', `${root} is not the root of a Git repository.`, {
      mend: 'Make it one (git init) and commit, or go to its root.',
      exit: 'missingPrerequisite',
    });
  return git;
}

/** Git in a folder, whatever it is. */
export function createGit(root: string): Git {
  const start = (args: readonly string[], options: GitOptions = {}) =>
    execa('git', args, {
      cwd: root,
      reject: false,
      env: { ...environment, ...options.env },
      ...(options.input === undefined ? { stdin: 'ignore' } : { input: options.input }),
    });
  return {
    root,
    async run(args, options) {
      const { failed, stdout, stderr, originalMessage } = await start(args, options);
      if (!failed) return String(stdout);
      const said = String(stderr ?? '').trim() || originalMessage;
      throw new PlatformError('git.failed', `git ${args[0]} failed: ${said}`, {
        mend: 'Mend what Git says and start again.',
        exit: 'missingPrerequisite',
      });
    },
    async ask(args, options) {
      const { failed, stdout } = await start(args, options);
      return failed ? undefined : String(stdout);
    },
  };
}
