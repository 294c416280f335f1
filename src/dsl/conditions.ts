import type { Condition as ModelCondition, Reference } from '../model/value.ts';
import { type Text, ValueReference } from './values.ts';

/** When a stage or a step runs. Combine with `all`, `any` and `not`. */
export interface Condition {
  readonly kind: ModelCondition['kind'];
}

function condition(model: ModelCondition): Condition {
  return model;
}

/** On branches whose name matches. `*` stays within a path segment, `**` does not; case is ignored, as in Jenkins. */
export const branch = (pattern: string): Condition => condition({ kind: 'branch', pattern });
/** On tags whose name matches. */
export const tag = (pattern: string): Condition => condition({ kind: 'tag', pattern });
/** On pull requests; with `target`, only those into that branch. */
export const pullRequest = (options: { readonly target?: string } = {}): Condition =>
  condition({
    kind: 'pull-request',
    ...(options.target === undefined ? {} : { target: options.target }),
  });
/** When a file that matches one of the globs changed since the last build. */
export const changed = (...paths: [string, ...string[]]): Condition =>
  condition({ kind: 'changed', paths });
/** When a variable of the agent's environment has this value. */
export const environmentVariable = (name: string, value: string): Condition =>
  condition({ kind: 'environment-variable', name, value });
/** When a value equals what is expected. */
export const equals = (actual: Text, expected: string | number | boolean): Condition =>
  condition({
    kind: 'equals',
    actual: (actual instanceof ValueReference ? actual.reference : actual) as Reference,
    expected,
  });
/** When every condition holds; an empty list holds. */
export const all = (...conditions: Condition[]): Condition =>
  condition({ kind: 'all', conditions: conditions as ModelCondition[] });
/** When at least one condition holds; an empty list does not. */
export const any = (...conditions: Condition[]): Condition =>
  condition({ kind: 'any', conditions: conditions as ModelCondition[] });
/** When the condition does not hold. */
export const not = (inner: Condition): Condition =>
  condition({ kind: 'not', condition: inner as ModelCondition });
