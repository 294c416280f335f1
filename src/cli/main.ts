import { CommanderError } from 'commander';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { packageVersion } from '../version.ts';
import { exitOfSignal } from './exit-of-signal.ts';
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
    if (error instanceof CommanderError) return reportUsage(error, args, io);
    if (io.signal.aborted) return exitOfSignal(io.signal);
    return reportError(error, io, args.includes('--json'));
  }
}

/** commander has told people already; help and version are no mistakes. */
function reportUsage(error: CommanderError, args: readonly string[], io: Io): number {
  if (error.exitCode === 0) return ExitCode.success;
  const message = error.message.replace(/^error: /, '');
  if (args.includes('--json'))
    io.stdout(`${JSON.stringify({ error: { code: error.code, message } })}\n`);
  return ExitCode.usage;
}
