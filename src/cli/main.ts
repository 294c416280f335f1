import { CommanderError } from 'commander';
import { PlatformError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { packageVersion } from '../version.ts';
import type { Io } from './io.ts';
import { createProgram } from './program.ts';
import { reportError } from './report-error.ts';

/** Runs the command line and gives the exit code; never throws. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let exit: number = ExitCode.success;
  const program = createProgram(io, packageVersion, (code) => {
    exit = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError)
      return error.exitCode === 0 ? ExitCode.success : ExitCode.usage;
    if (io.signal.reason instanceof PlatformError) return ExitCode[io.signal.reason.exit];
    return reportError(error, io, args.includes('--json'));
  }
}
