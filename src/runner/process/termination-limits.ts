/** How long the processes of a command may take to end, in milliseconds. */
export interface TerminationLimits {
  /** Between SIGTERM and SIGKILL. */
  readonly graceMs: number;
  /** For a killed process to be gone; who is not, hangs in the kernel or belongs to someone else. */
  readonly killMs: number;
  /**
   * For processes that outlive their command on their own: `> >(tee log)` of bash ends a moment
   * later, and what it has not written yet would be lost.
   */
  readonly settleMs: number;
  /** Without output, after which an output that some process still holds open is given up. */
  readonly drainMs: number;
}

/**
 * All is gone within 15 s: Jenkins sends SIGTERM to every process of a step, waits 20 s, and never
 * sends SIGKILL (measured on Jenkins 2.492.2).
 */
export const TERMINATION_LIMITS: TerminationLimits = {
  graceMs: 10_000,
  killMs: 4_000,
  settleMs: 1_000,
  drainMs: 500,
};
