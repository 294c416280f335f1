import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { StepError } from '../../diagnostics/errors.ts';
import type { EventSink, StepEvent } from './step-event.ts';

/** Above this, events are written at once and not at the end of the turn. */
const LARGEST_BATCH_CHARACTERS = 64 * 1024;

/**
 * Appends events to a file, one JSON object a line. What one turn of the event loop brings is
 * written together: a command that prints 100,000 lines a second costs some hundred writes. A kill
 * loses at most that turn; a line that it tore stays alone, since the next writer starts a new one.
 *
 * Throws StepError `events.not-written` when the file can't be opened.
 */
export function createJsonLinesSink(file: string): EventSink {
  const descriptor = attempt(file, () => openSync(file, 'a+'));
  let held = attempt(file, () => (endsWithinLine(descriptor) ? '\n' : ''));
  let isScheduled = false;
  let failure: unknown;

  function flush(): void {
    const batch = Buffer.from(held);
    held = '';
    for (let written = 0; written < batch.length; ) {
      written += writeSync(descriptor, batch, written);
    }
  }

  function flushLater(): void {
    isScheduled = false;
    try {
      flush();
    } catch (error) {
      // Nobody could catch it here; the step learns of it with its next event, or at its end.
      failure = error;
    }
  }

  return {
    write(event) {
      if (failure !== undefined) throw explain(file, failure);
      held += `${JSON.stringify(event)}\n`;
      if (held.length > LARGEST_BATCH_CHARACTERS) return attempt(file, flush);
      if (!isScheduled) setImmediate(flushLater);
      isScheduled = true;
    },
    close() {
      try {
        if (failure !== undefined) throw explain(file, failure);
        attempt(file, flush);
      } finally {
        closeSync(descriptor);
      }
    },
  };
}

/** Reads an event file; lines that a kill tore are left out. */
export function parseEvents(text: string): StepEvent[] {
  return text.split('\n').flatMap((line) => {
    try {
      return [JSON.parse(line) as StepEvent];
    } catch {
      return [];
    }
  });
}

function endsWithinLine(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return false;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last.toString() !== '\n';
}

function attempt<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(file, error);
  }
}

function explain(file: string, cause: unknown): StepError {
  return new StepError(
    'events.not-written',
    `The events of the step could not be written to ${file}: ${(cause as Error).message}`,
    { mend: 'Make room on the disk, or let the runner write there.', cause },
  );
}
