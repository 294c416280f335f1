import { type Outcome, outcomes } from './outcome.ts';

/**
 * Why work ended early: what Jenkins throws.
 *
 * A failure is an exception of a step. An interruption is a `FlowInterruptedException`, which brings
 * its own result. An actual one (a person, a time limit, another branch) is caught by neither `retry`
 * nor our `catchError` (recorded cases 016 and 124). One that only hands on a result is: that of a job
 * (296), and of a lost machine (workflow-durable-task-step, `RemovedNodeCause`).
 */
export interface Ending {
  readonly result: Outcome;
  readonly kind: 'failure' | 'result' | 'interruption';
  /** A clause: `step build.run failed`. */
  readonly reason: string;
  /** Whether the machine was lost: the stage may start again on another one. */
  readonly isLost?: boolean;
}

/** What `parallel` throws: with `failFast` the first failure, otherwise the most severe one; failures come before interruptions. */
export function findSevere(endings: readonly Ending[], failFast: boolean): Ending | undefined {
  if (failFast) return endings[0];
  const severity = ({ kind, result }: Ending) =>
    kind === 'failure' ? 10 : outcomes.indexOf(result);
  return endings.reduce<Ending | undefined>(
    (worst, ending) => (worst === undefined || severity(ending) > severity(worst) ? ending : worst),
    undefined,
  );
}
