/** What a timer can wait at most, 2^31 − 1 ms; Node takes anything above it for 1 ms. */
const longestTimerMs = 2_147_483_647;

/** A signal that aborts after some time; never without a limit, or after more than 24 days. */
export function limitTime(timeMs: number | undefined): AbortSignal {
  if (timeMs === undefined || timeMs > longestTimerMs) return new AbortController().signal;
  return AbortSignal.timeout(timeMs);
}
