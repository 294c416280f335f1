import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lock } from 'proper-lockfile';
import { StepError } from '../../diagnostics/errors.ts';
import type { DeploymentEvent, DeploymentEvents } from './deployment-events.ts';

/**
 * The embedded implementation: one JSON line an event, only ever appended. A last line that a killed
 * writer left half-written is no event and is cut off by the next one.
 */
export function createFileDeploymentEvents(file: string): DeploymentEvents {
  return {
    async annotate(event) {
      await mkdir(dirname(file), { recursive: true });
      const release = await lock(file, { realpath: false, retries: { retries: 50, minTimeout: 20, maxTimeout: 200 } });
      try {
        const { events, wholeBytes } = await readEvents(file);
        if (events.some((known) => known.deploymentId === event.deploymentId && known.outcome === event.outcome)) return;
        const handle = await open(file, 'a+');
        try {
          await handle.truncate(wholeBytes);
          await handle.write(`${JSON.stringify({ ...event, at: event.at.toISOString() })}\n`);
        } finally {
          await handle.close();
        }
      } finally {
        await release();
      }
    },
    read: async () => (await readEvents(file)).events,
  };
}

async function readEvents(file: string): Promise<{ events: DeploymentEvent[]; wholeBytes: number }> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const lines = whole.split('\n').filter((line) => line !== '');
  return { events: lines.map((line, index) => parseEvent(line, index + 1, file)), wholeBytes: Buffer.byteLength(whole) };
}

function parseEvent(line: string, number: number, file: string): DeploymentEvent {
  try {
    const event = JSON.parse(line) as DeploymentEvent & { readonly at: string };
    return { ...event, at: new Date(event.at) };
  } catch (cause) {
    throw new StepError('journal.damaged', `Line ${number} of ${file} is no deployment event.`, { mend: 'Remove the line; everything else in the file stays valid.', cause });
  }
}
