import { ExitCode } from '../diagnostics/exit-codes.ts';
import { type LibraryIdentity, setLibraryIdentity } from '../library-identity.ts';
import { runFromJenkins } from '../runner/main.ts';
import { installSignalHandlers } from '../runner/process/install-signal-handlers.ts';
import { addSteps, type LibrarySteps } from '../steps/load-library-steps.ts';

/** What the generated entry of a library's runner hands over. */
export interface LibraryRunner extends LibrarySteps {
  readonly identity: LibraryIdentity;
}

/**
 * The step runner of a platform team's library: the base steps and its own. The generated entry of
 * the one-file bundle calls it; `process.argv` has the request's file.
 */
export async function startRunner(library: LibraryRunner): Promise<void> {
  setLibraryIdentity(library.identity);
  addSteps(library);
  const controller = new AbortController();
  installSignalHandlers(controller);
  try {
    process.exitCode = await runFromJenkins(process.argv.slice(2), process.env, controller.signal);
  } catch (error) {
    process.stderr.write(
      `This is a mistake in jenkins-pipeline-sdk; please report it with these lines:\n${(error as Error)?.stack ?? String(error)}\n`,
    );
    process.exitCode = ExitCode.bug;
  }
}
