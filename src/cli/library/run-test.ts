import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { testLibrary } from '../../platform-library/test-library.ts';
import type { Io } from '../io.ts';

/** Checks the types of the library of this folder and runs the tests of its steps. */
export async function runTest(io: Io): Promise<number> {
  const { passed, untested } = await testLibrary(io.cwd, {
    write: io.stdout,
    signal: io.signal,
    environment: io.env,
  });
  for (const file of untested)
    io.stderr(`${file} has no test: expected test/steps/ with the same file name\n`);
  return passed && untested.length === 0 ? ExitCode.success : ExitCode.failed;
}
