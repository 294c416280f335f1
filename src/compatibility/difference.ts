import type { RuleName } from './rules/index.ts';
import type { Bump, Category, Reach } from './rules/rule.ts';

/** One difference between two versions of a library, as a rule judges it. */
export interface Difference {
  readonly rule: RuleName;
  readonly code: string;
  readonly category: Category;
  readonly bump: Bump;
  readonly reach: Reach;
  /** Name of the step in the version before, or of a new step; undefined for the library as a whole. */
  readonly step?: string;
  /** Where in the step's parameters or outputs: `values.replicas`, `tags[]`, `labels.*`. Empty for the step itself. */
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** Whether `platform upgrade` rewrites the calls that it reaches. */
  readonly rewritten: boolean;
}

/** What a comparison finds about a place, before it is known whose place it is. */
export interface Finding {
  readonly rule: RuleName;
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}
