import { isatty } from 'node:tty';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { installSignalHandlers } from '../runner/process/install-signal-handlers.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';

const controller = new AbortController();

installSignalHandlers(controller, {
  onStop: () => process.stderr.write('\nStopping; once more to end at once.\n'),
});

/** A reader that went away (`platform explain | head`) is no mistake. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(ExitCode.success);
  throw error;
});

const color =
  process.stdout.isTTY === true &&
  process.env['NO_COLOR'] === undefined &&
  !process.argv.includes('--no-color');

const io: Io = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  // A terminal without a size, as some recorders have, can't show a picture.
  terminal:
    process.stdout.isTTY === true && process.stdout.columns > 0 && process.env['CI'] === undefined,
  color,
  columns: process.stdout.columns || 100,
  cwd: process.cwd(),
  env: process.env,
  signal: controller.signal,
  ask:
    // Not by `process.stdin`, which takes a millisecond to make.
    isatty(0) && process.stdout.isTTY === true
      ? async (question) => {
          const { createInterface } = await import('node:readline/promises');
          const reader = createInterface({ input: process.stdin, output: process.stdout });
          // The terminal gives Ctrl-C to the reader, not to us.
          reader.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
          try {
            return await reader.question(question, { signal: controller.signal });
          } finally {
            reader.close();
          }
        }
      : undefined,
};

/** Runs the command line of this process and ends it. */
export async function start(): Promise<void> {
  process.exitCode = await main(process.argv.slice(2), io);
  // Not when nothing is left to wait for: what V8 compiles beside may take another 8 ms.
  process.stdout.write('', () => process.stderr.write('', () => process.exit()));
}
