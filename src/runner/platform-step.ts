import { ExitCode } from '../diagnostics/exit-codes.ts';
import { runFromJenkins } from './main.ts';
import { installSignalHandlers } from './process/install-signal-handlers.ts';

const controller = new AbortController();
installSignalHandlers(controller);

runFromJenkins(process.argv.slice(2), process.env, controller.signal).then(
  (code) => end(code),
  (error: unknown) => {
    process.stderr.write(
      `This is a mistake in jenkins-pipeline-sdk; please report it with these lines:\n${(error as Error)?.stack ?? String(error)}\n`,
    );
    end(ExitCode.bug);
  },
);

/** At once, when all is said: waiting until nothing is left to wait for takes 5 ms longer. */
function end(code: number): void {
  process.exitCode = code;
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
