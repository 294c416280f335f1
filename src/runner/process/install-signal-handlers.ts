import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { Interruption, STOP_SIGNALS, type StopSignal } from './interruption.ts';
import { killLiveTrees } from './live-trees.ts';

/**
 * Signals that come this close together are one request: a terminal signals the whole group, and
 * npm and our own launcher pass what they get on to their child.
 */
const SAME_REQUEST_MS = 500;

/** What may be replaced for a test. */
export interface SignalHandlerSetting {
  /** Called at the first signal. */
  readonly onStop?: (interruption: Interruption) => void;
}

/**
 * SIGINT, SIGTERM and SIGHUP abort the controller with an `Interruption`: commands get SIGTERM, and
 * SIGKILL 10 s later; the work cleans up and ends. A second signal kills every command at once and
 * ends this process, with the exit code of that signal.
 *
 * @returns a function that takes the handlers away.
 */
export function installSignalHandlers(
  controller: AbortController,
  setting: SignalHandlerSetting = {},
): () => void {
  let firstAt: number | undefined;

  function handle(signal: StopSignal): void {
    const now = performance.now();
    if (firstAt === undefined) {
      firstAt = now;
      const isJenkins = signal === 'SIGTERM' && process.env['JENKINS_SERVER_COOKIE'] !== undefined;
      const interruption = new Interruption(signal, isJenkins);
      controller.abort(interruption);
      setting.onStop?.(interruption);
    } else if (now - firstAt > SAME_REQUEST_MS) {
      killLiveTrees();
      process.exit(ExitCode[STOP_SIGNALS[signal]]);
    }
  }

  const signals = Object.keys(STOP_SIGNALS) as StopSignal[];
  for (const signal of signals) process.on(signal, handle);
  return () => {
    for (const signal of signals) process.off(signal, handle);
  };
}
