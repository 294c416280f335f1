import pc from 'picocolors';
import { PlatformError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { explainSystemError } from '../diagnostics/explain-system-error.ts';
import { toPrintable } from '../diagnostics/format/printable.ts';
import type { Io } from './io.ts';

/** Prints an error for a person and gives the exit code of its kind. Only our own mistakes show a stack. */
export function reportError(error: unknown, io: Io, json: boolean): number {
  const colors = pc.createColors(io.color);
  const known = error instanceof PlatformError ? error : explainSystemError(error);
  if (known !== undefined) {
    const { code, message, mend, exit } = known;
    if (json) io.stdout(`${JSON.stringify({ error: { code, message, mend } })}\n`);
    else {
      const way = mend === undefined ? '' : `  ${mend.replaceAll('\n', '\n  ')}\n`;
      const text = `${message}\n${way}`.split('\n').map(toPrintable).join('\n');
      io.stderr(`${colors.red('error')} ${text}`);
    }
    return ExitCode[exit];
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr(
    `${colors.red('This is a mistake in jenkins-pipeline-sdk.')} Please report it with these lines:\n${stack}\n`,
  );
  return ExitCode.bug;
}
