import { type ChildProcess, spawn } from 'node:child_process';
import { InternalError, PlatformError } from '../../diagnostics/errors.ts';
import type { Program } from '../evaluate/read-program.ts';
import { assignProblems } from './assign-problems.ts';
import { findCompiler } from './find-compiler.ts';
import type { TypeProblem } from './parse-problems.ts';
import { type SdkTypes, writeTypeProgram } from './type-program.ts';
import { createWorkingFolder, removeWorkingFolder } from './working-folder.ts';

/** Pipelines to check, of one repository or of many. */
export interface TypeCheckRequest {
  /** Without problems of their own; checked as one program, so that the DSL is read once. */
  readonly programs: readonly Program[];
  readonly sdk: SdkTypes;
  /** The repository in whose `.platform/types` the check works; absolute. */
  readonly repository: string;
  /** 60,000 for one program and 600,000 for many unless said. */
  readonly timeoutMs?: number;
}

/** A check that is under way. */
export interface TypeCheck {
  /**
   * What was found, for each program of the request, in the order of the request.
   *
   * Rejects with PlatformError `compiler.typeCheckTimeout`, and with InternalError when the compiler
   * can't be started or reports that it was called wrongly.
   */
  readonly finished: Promise<readonly (readonly TypeProblem[])[]>;
  /** Ends the compiler; `finished` then resolves without findings. */
  stop(): void;
}

/** The compiler frees memory only near this limit: for most checks collecting costs more than it gains. */
const memoryLimit = '350MiB';
/** From this many programs on a second checker pays for itself. */
const manyPrograms = 4;

/**
 * Starts the native TypeScript compiler as a child process and returns at once; start it before
 * anything else is loaded, since it needs its time on another core.
 *
 * @throws PlatformError `compiler.typescriptMissing`
 * @throws UserError `compiler.platformFolder`
 */
export function startTypeCheck(request: TypeCheckRequest): TypeCheck {
  const { programs, sdk, repository } = request;
  const isBatch = programs.length >= manyPrograms;
  const compiler = findCompiler();
  const folder = createWorkingFolder(repository);
  const configuration = writeTypeProgram(folder, programs, sdk);
  const threads = isBatch ? ['--checkers', '2'] : ['--singleThreaded'];
  const child = spawn(compiler.path, ['-p', configuration, '--pretty', 'false', ...threads], {
    cwd: folder,
    // Nothing of the environment is for the compiler, secrets least of all.
    env: { GOGC: 'off', GOMEMLIMIT: memoryLimit, SystemRoot: process.env['SystemRoot'] },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  });
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    child.kill('SIGKILL');
  };
  const timeoutMs = request.timeoutMs ?? (isBatch ? 600_000 : 60_000);
  const finished = collectOutput(child, timeoutMs)
    .then((output) =>
      stopped ? programs.map(() => []) : assignProblems(output, folder, programs, sdk),
    )
    .finally(() => removeWorkingFolder(folder));
  return { finished, stop };
}

function collectOutput(child: ChildProcess, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(
        new PlatformError(
          'compiler.typeCheckTimeout',
          `The type check did not end within ${timeoutMs / 1000} s.`,
          { mend: 'Look for a type in the pipeline file that refers to itself.', exit: 'timeout' },
        ),
      );
    }, timeoutMs);
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(
        new InternalError(`The TypeScript compiler can't be started: ${cause.message}`, { cause }),
      );
    });
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer);
      // 0 without and 1 or 2 with findings; anything else is a crash.
      if (signal === null && exitCode !== null && exitCode <= 2) resolve(output);
      else if (child.killed) resolve('');
      else
        reject(
          new InternalError(`The TypeScript compiler ended with ${signal ?? exitCode}: ${output}`),
        );
    });
  });
}
