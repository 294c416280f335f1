/** Waits for a promise, but no longer than this. Unlike a race with a timer it leaves no timer behind. */
export async function waitAtMost(promise: Promise<unknown>, limitMs: number): Promise<void> {
  const { promise: limit, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, limitMs);
  try {
    await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
