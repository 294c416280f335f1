import { type FileHandle, mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import pLimit from 'p-limit';
import { lock } from 'proper-lockfile';
import { PlatformError, StepError } from '../../diagnostics/errors.ts';
import type { DeploymentEvent, DeploymentEvents } from './deployment-events.ts';
import { parseJournal, printEvent } from './parse-journal.ts';

/**
 * A lock that was not refreshed for this long belonged to a process that was killed. The shortest
 * that proper-lockfile takes; the work below takes milliseconds.
 */
const STALE_LOCK_MS = 2_000;
/** Tries for about 20 s. */
const LOCK_RETRIES = { retries: 100, minTimeout: 20, maxTimeout: 200 };

/**
 * The embedded implementation: a file with one JSON line an event, only ever appended, in one write.
 * Several processes may record at once. A line that a kill or a full disk tore is no event, and the
 * next record removes it.
 */
export function createFileDeploymentEvents(file: string): DeploymentEvents {
  // Within this process a queue: waiting for the lock would mean trying again and again.
  const takeTurn = pLimit(1);

  async function record(event: DeploymentEvent): Promise<void> {
    const { events, validBytes, lacksLineEnd } = parseJournal(await readJournal(file), file);
    const isKnown = events.some(
      ({ deploymentId, outcome }) =>
        deploymentId === event.deploymentId && outcome === event.outcome,
    );
    const line = printEvent(event);
    if (!isKnown) await append(file, validBytes, lacksLineEnd ? `\n${line}` : line);
  }

  return {
    async annotate(event) {
      try {
        await mkdir(dirname(file), { recursive: true });
        await takeTurn(() => withLock(file, () => record(event)));
      } catch (error) {
        throw explain(file, error);
      }
    },
    read: async () => parseJournal(await readJournal(file), file).events,
  };
}

async function withLock(file: string, work: () => Promise<void>): Promise<void> {
  const release = await lock(file, {
    realpath: false,
    stale: STALE_LOCK_MS,
    update: STALE_LOCK_MS / 2,
    retries: LOCK_RETRIES,
    // Whoever took the lock meanwhile appends as well: at worst an event stands there twice.
    onCompromised: () => {},
  });
  try {
    await work();
  } finally {
    await release().catch(() => {});
  }
}

async function append(file: string, validBytes: number, text: string): Promise<void> {
  const handle = await open(file, 'a');
  try {
    await cutTo(handle, validBytes);
    try {
      await handle.appendFile(text);
    } catch (error) {
      // Room for a part of the line only.
      await cutTo(handle, validBytes);
      throw error;
    }
  } finally {
    await handle.close();
  }
}

/** Only if there is something to cut: a truncation must never meet what another process appends. */
async function cutTo(handle: FileHandle, bytes: number): Promise<void> {
  if ((await handle.stat()).size > bytes) await handle.truncate(bytes);
}

async function readJournal(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

function explain(file: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof PlatformError || typeof code !== 'string') return error;
  if (code === 'ELOCKED') {
    return new StepError('journal.locked', `${file} is being written by another process.`, {
      exit: 'unavailable',
      retryable: true,
      mend: `Try again. If nothing else runs, remove the folder ${file}.lock.`,
      cause: error,
    });
  }
  return new StepError(
    'journal.not-written',
    `The deployment could not be recorded in ${file}: ${(error as Error).message}`,
    {
      mend: 'Make room on the disk, or let this user write there.',
      cause: error,
    },
  );
}
