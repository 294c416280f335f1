import { ExitCode } from '../../diagnostics/exit-codes.ts';
import type { CheckOptions } from '../commands/library.ts';
import type { Io } from '../io.ts';

/** Checks the library of this folder. */
export async function runCheck(_options: CheckOptions, _io: Io): Promise<number> {
  return ExitCode.success;
}
