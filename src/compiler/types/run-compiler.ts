import { spawn } from 'node:child_process';
import { InternalError } from '../../diagnostics/errors.ts';
import { findCompiler } from './find-compiler.ts';

/** How a run of the compiler ended. */
export type CompilerOutcome =
  | { readonly kind: 'checked'; readonly output: string }
  | { readonly kind: 'timeout' }
  /** It ended itself: its stack or memory was used up. */
  | { readonly kind: 'crashed' };

/** A run that is under way; `outcome` rejects with InternalError when it can't be started. */
export interface CompilerRun {
  readonly outcome: Promise<CompilerOutcome>;
  stop(): void;
}

/** The compiler frees memory only near this limit: for most checks collecting costs more than it gains. */
const memoryLimit = '350MiB';

/**
 * Starts the native compiler as a child process and returns at once.
 *
 * @param folder its working folder, with a `tsconfig.json`; absolute
 * @param threads a single one is fastest for a file or two
 * @throws PlatformError `compiler.typescriptMissing`
 */
export function runCompiler(
  folder: string,
  threads: 'single' | 'two checkers',
  timeoutMs: number,
): CompilerRun {
  const options = threads === 'single' ? ['--singleThreaded'] : ['--checkers', '2'];
  const args = ['-p', 'tsconfig.json', '--pretty', 'false', ...options];
  const child = spawn(findCompiler(), args, {
    cwd: folder,
    // Nothing of the environment is for the compiler, secrets least of all.
    env: { GOGC: 'off', GOMEMLIMIT: memoryLimit, SystemRoot: process.env['SystemRoot'] },
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
  let output = '';
  let stopped = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const outcome = new Promise<CompilerOutcome>((resolve, reject) => {
    child.on('error', (cause) => {
      const message = `The TypeScript compiler can't be started: ${cause.message}`;
      reject(new InternalError(message, { cause }));
    });
    child.on('close', (exitCode, signal) => {
      if (stopped || exitCode === 0) resolve({ kind: 'checked', output });
      else if (signal !== null) resolve({ kind: child.killed ? 'timeout' : 'crashed' });
      // It ends with 1 or 2 when it has findings, and with 2 when it panics.
      else resolve(output === '' ? { kind: 'crashed' } : { kind: 'checked', output });
    });
  });
  // Who asks for the outcome late must not find the process ended by an unhandled rejection.
  outcome.catch(() => {});
  const stop = (): void => {
    stopped = true;
    child.kill('SIGKILL');
  };
  return { outcome, stop };
}
