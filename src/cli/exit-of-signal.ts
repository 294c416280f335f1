import { PlatformError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';

/** The exit code of a command that ended because its signal was aborted. */
export function exitOfSignal(signal: AbortSignal): number {
  return signal.reason instanceof PlatformError
    ? ExitCode[signal.reason.exit]
    : ExitCode.interrupted;
}
