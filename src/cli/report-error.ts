import pc from 'picocolors';
import { PlatformError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import type { Io } from './io.ts';

/** Prints an error for a person and gives the exit code of its kind. Only our own mistakes show a stack. */
export function reportError(error: unknown, io: Io, json: boolean): number {
  const colors = pc.createColors(io.color);
  if (error instanceof PlatformError) {
    if (json)
      io.stdout(
        `${JSON.stringify({ error: { code: error.code, message: error.message, mend: error.mend } })}\n`,
      );
    else
      io.stderr(
        `${colors.red('error')} ${error.message}\n${error.mend === undefined ? '' : `  ${error.mend.replaceAll('\n', '\n  ')}\n`}`,
      );
    return ExitCode[error.exit];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr(
    `${colors.red('This is a mistake in jenkins-pipeline-sdk.')} Please report it with these lines:\n${stack}\n`,
  );
  return ExitCode.bug;
}
