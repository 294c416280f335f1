import { PlatformError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { runFromJenkins } from './main.ts';

const controller = new AbortController();
for (const [signal, exit] of [['SIGTERM', 'terminated'], ['SIGINT', 'interrupted'], ['SIGHUP', 'terminated']] as const) {
  process.on(signal, () => {
    // Jenkins sends SIGTERM to every process of the tree and waits 20 s; a second signal ends all at once.
    if (controller.signal.aborted) process.exit(ExitCode[exit]);
    controller.abort(new PlatformError('stopped', 'The build was stopped.', { exit }));
  });
}

runFromJenkins(process.argv.slice(2), process.env, controller.signal).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`This is a mistake in jenkins-pipeline-sdk; please report it with these lines:\n${(error as Error)?.stack ?? String(error)}\n`);
    process.exitCode = ExitCode.bug;
  },
);
