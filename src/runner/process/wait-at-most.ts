/**
 * Waits for a promise, but no longer than this. Unlike a race with a timer it leaves no timer behind,
 * and after a stall of this process what has arrived meanwhile is seen before the time is up.
 */
export async function waitAtMost(promise: Promise<unknown>, limitMs: number): Promise<void> {
  const { promise: limit, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(() => setImmediate(resolve), limitMs);
  try {
    await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
