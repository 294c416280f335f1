/** What starts a build beside a push. */
export interface Trigger {
  readonly kind: 'cron' | 'poll' | 'upstream' | 'push';
}

/**
 * Starts builds by a schedule in Jenkins's cron syntax; `H` spreads the load over the hour.
 *
 * @example
 * triggers: [cron('H 2 * * *')]
 */
export const cron = (schedule: string): Trigger => ({ kind: 'cron', schedule }) as Trigger;

/** Asks the repository for changes by a schedule. A webhook is faster and cheaper. */
export const poll = (schedule: string): Trigger => ({ kind: 'poll', schedule }) as Trigger;

/**
 * Starts a build when one of these jobs has succeeded.
 *
 * @example
 * triggers: [upstream('shop/library/main')]
 */
export const upstream = (...jobs: [string, ...string[]]): Trigger =>
  ({ kind: 'upstream', jobs }) as Trigger;

/**
 * Starts a build when one of these jobs has ended with this result or a better one.
 *
 * @example
 * triggers: [upstreamEnd('unstable', 'shop/library/main')]
 */
export const upstreamEnd = (
  threshold: 'unstable' | 'failure',
  ...jobs: [string, ...string[]]
): Trigger => ({ kind: 'upstream', jobs, threshold }) as Trigger;

/** Starts a build when GitHub tells of a push by its webhook. */
export const push = (): Trigger => ({ kind: 'push' });
