import type { LibraryComparison } from '../../compatibility/compare-libraries.ts';
import type { Bump } from '../../compatibility/rules/rule.ts';
import type { Fragment } from './fragments.ts';

/** What a release will do, as data that a person can read before anything happens. */
export interface ReleasePlan {
  readonly name: string;
  /** The version that was released last; `0.0.0` before the first. */
  readonly previous: string;
  readonly version: string;
  /** What the fragments ask for. */
  readonly bump: Bump;
  /** What differs from the last release, and the smallest bump that may carry it. */
  readonly comparison: LibraryComparison;
  readonly tag: string;
  /** The branch that hand-written Jenkinsfiles load: `v1`. */
  readonly majorBranch: string;
  /** The branch that is checked out. */
  readonly branch: string;
  /** The commit that is released; 40 hexadecimal digits. */
  readonly base: string;
  readonly fragments: readonly Fragment[];
  /** The section that the changelog gets. */
  readonly section: string;
}
