import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { StepEvents } from '../runner/events/step-events.ts';
import type { StepPlace } from './run-event.ts';
import type { RunSession } from './run-session.ts';

/** The log of a step: what it says goes into a file and to whoever watches the run. */
export interface StepLogFile {
  readonly events: StepEvents;
  readonly write: (text: string) => void;
  /** A log that could not be written to its end, for instance on a full disk, is no failure of the step. */
  readonly close: () => Promise<void>;
}

/** Opens the log; `path` is relative to the folder of the run. */
export function openStepLog(session: RunSession, place: StepPlace, path: string): StepLogFile {
  const { onEvent } = session.options;
  const file = createWriteStream(join(session.directory.path, path));
  const ended = finished(file).catch(() => {});
  const write = (text: string) => file.write(`${text}\n`);
  const say = (stream: 'stdout' | 'stderr' | 'info' | 'warning', text: string) => {
    write(text);
    onEvent({ type: 'step-output', ...place, stream, text });
  };
  return {
    write,
    events: {
      log: say,
      output: say,
      progress: (label, done, total, unit) =>
        onEvent({ type: 'step-progress', ...place, label, done, total, unit }),
    },
    async close() {
      file.end();
      await ended;
    },
  };
}
