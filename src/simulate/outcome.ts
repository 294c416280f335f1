/** How a build or a stage ends, from the best to the worst; Jenkins says SUCCESS, UNSTABLE, FAILURE, NOT_BUILT, ABORTED. */
export const outcomes = ['success', 'unstable', 'failure', 'not-built', 'aborted'] as const;
export type Outcome = (typeof outcomes)[number];

/** Whether one outcome is worse than another. */
export function isWorse(one: Outcome, other: Outcome): boolean {
  return outcomes.indexOf(one) > outcomes.indexOf(other);
}

/** The worst of several outcomes: a result can only get worse (recorded case 126). */
export function findWorst(...given: readonly Outcome[]): Outcome {
  return given.reduce((worst, outcome) => (isWorse(outcome, worst) ? outcome : worst), 'success');
}
