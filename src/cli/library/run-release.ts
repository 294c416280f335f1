import { ExitCode } from '../../diagnostics/exit-codes.ts';
import type { ReleaseOptions } from '../commands/library.ts';
import type { Io } from '../io.ts';

/** Releases the library of this folder. */
export async function runRelease(_options: ReleaseOptions, _io: Io): Promise<number> {
  return ExitCode.success;
}
