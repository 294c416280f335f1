import { setTimeout as sleep } from 'node:timers/promises';

/** Waits for something to become true. The test's own time limit is the limit. */
export async function waitUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(2);
}
