import { PlatformError } from '../../diagnostics/errors.ts';

/** Signals that ask this program to stop, and the row of the exit code table each leads to. */
export const STOP_SIGNALS = {
  SIGINT: 'interrupted',
  SIGTERM: 'terminated',
  SIGHUP: 'terminated',
} as const;

export type StopSignal = keyof typeof STOP_SIGNALS;

/** Why work was aborted: somebody asked for it by a signal. The reason of an `AbortSignal`. */
export class Interruption extends PlatformError {
  override readonly name = 'Interruption';
  readonly signal: StopSignal;
  /**
   * Whether the processes of the commands were sent the same signal by whoever sent it to us. Jenkins
   * does so; a terminal does not reach them, since they have a session of their own.
   */
  readonly hasReachedCommands: boolean;

  constructor(signal: StopSignal, hasReachedCommands: boolean) {
    super('interrupted', `Stopped by ${signal}.`, { exit: STOP_SIGNALS[signal] });
    this.signal = signal;
    this.hasReachedCommands = hasReachedCommands;
  }
}
