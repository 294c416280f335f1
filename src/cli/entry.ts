import { createInterface } from 'node:readline/promises';
import { PlatformError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import type { Io } from './io.ts';
import { main } from './main.ts';

const controller = new AbortController();

/** The first signal stops what runs and lets it clean up; a second one ends the process at once. */
function stopOn(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP', exit: 'interrupted' | 'terminated'): void {
  process.on(signal, () => {
    if (controller.signal.aborted) process.exit(ExitCode[exit]);
    process.stderr.write('\nStopping; once more to end at once.\n');
    controller.abort(new PlatformError('stopped', 'Stopped by a signal.', { exit }));
  });
}
stopOn('SIGINT', 'interrupted');
stopOn('SIGTERM', 'terminated');
stopOn('SIGHUP', 'terminated');

/** A reader that went away (`platform explain | head`) is no mistake. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(ExitCode.success);
  throw error;
});

const color = process.stdout.isTTY === true && process.env['NO_COLOR'] === undefined && !process.argv.includes('--no-color');

const io: Io = {
  stdout: (text) => process.stdout.write(text),
  stderr: (text) => process.stderr.write(text),
  terminal: process.stdout.isTTY === true && process.env['CI'] === undefined,
  color,
  columns: process.stdout.columns ?? 100,
  cwd: process.cwd(),
  env: process.env,
  signal: controller.signal,
  ask:
    process.stdin.isTTY === true && process.stdout.isTTY === true
      ? async (question) => {
          const reader = createInterface({ input: process.stdin, output: process.stdout });
          try {
            return await reader.question(question, { signal: controller.signal });
          } finally {
            reader.close();
          }
        }
      : undefined,
};

void main(process.argv.slice(2), io).then((code) => {
  process.exitCode = code;
});
