/** What a version number says about a release, from least to most. */
export const bumps = ['patch', 'minor', 'major'] as const;
export type Bump = (typeof bumps)[number];

/** What a difference changes: whether files compile, what happens when they run, or what steps may do. */
export type Category = 'source' | 'runtime' | 'access';

/**
 * The calls that a difference reaches.
 *
 * - `every`: each call of the step
 * - `given`: calls that give the parameter
 * - `left-out`: calls that do not give it
 * - `value`: calls that give it a value which the new version refuses
 * - `flow`: calls that give it something which is only known when the pipeline runs
 * - `position`: calls whose parameters by position mean something else
 * - `stage`: calls in a kind of stage that no longer offers the step
 * - `output`: calls that save the output
 * - `nobody`: no call that exists
 */
export type Reach =
  | 'every'
  | 'given'
  | 'left-out'
  | 'value'
  | 'flow'
  | 'position'
  | 'stage'
  | 'output'
  | 'nobody';

/** How one kind of difference between two versions of a contract is judged. */
export interface Rule {
  /** Stable: never reused for another kind of difference. */
  readonly code: `C${number}`;
  readonly category: Category;
  /** The smallest release that may carry it. */
  readonly bump: Bump;
  readonly reach: Reach;
  /** What happened, as a clause: `the step is gone`. */
  readonly title: string;
  /** Why it is judged so, as a sentence. */
  readonly reason: string;
  /** A change of a contract that it judges. */
  readonly example: string;
}

/** Keeps the names of a group of rules, so that a wrong name does not compile. */
export function defineRules<const N extends string>(
  rules: Readonly<Record<N, Rule>>,
): Readonly<Record<N, Rule>> {
  return rules;
}
