import { toReference, type Value, ValueReference } from './values.ts';

declare const condition: unique symbol;

/**
 * When a stage or a step runs. Combine with `all`, `any` and `not`; where a condition is asked for,
 * a value that is yes or no does as well.
 *
 * It is decided when the pipeline runs, so `if (branch('main'))` does not compile: write
 * `when: branch('main')` or `s.when(branch('main'), [...])`.
 */
export interface Condition {
  /** Only for the type checker. */
  readonly [condition]: true;
  /** Not there. It makes the type checker refuse `if (condition)`, which would always be true. */
  then(neverCalled: (value: never) => void): never;
}

function create(model: Readonly<Record<string, unknown>>): Condition {
  return model as unknown as Condition;
}

/** A condition as the model has it; a value that is yes or no must be yes. */
export function encodeCondition(given: unknown): unknown {
  if (given instanceof ValueReference)
    return { kind: 'equals', actual: given.reference, expected: true };
  return given === undefined ? undefined : JSON.parse(JSON.stringify(given));
}

/**
 * On branches whose name matches. `*` stays within a part between slashes, `**` does not; upper and
 * lower case are the same, as in Jenkins.
 *
 * @example
 * deploy('Production', { to: 'production', when: branch('main') }, …)
 */
export const branch = (pattern: string): Condition => create({ kind: 'branch', pattern });

/**
 * On tags whose name matches.
 *
 * @example
 * publish('Release', { when: tag('v*') }, …)
 */
export const tag = (pattern: string): Condition => create({ kind: 'tag', pattern });

/** Which pull requests; what is not said does not matter. */
export interface PullRequestOptions {
  /** Name of the branch that it goes into. */
  readonly target?: string;
  /** Name of the branch that it comes from. */
  readonly source?: string;
  /** User name of its author. */
  readonly author?: string;
  /** Whether it comes from a fork, or from a branch of the repository itself. */
  readonly fork?: boolean;
}

/**
 * On pull requests; with options, only on those that have all of it.
 *
 * @example
 * test('Licences', { when: pullRequest({ fork: true }) }, …)
 */
export const pullRequest = (options: PullRequestOptions = {}): Condition =>
  create({ kind: 'pull-request', ...options });

/**
 * When the build was started in this way: by a person, an event of the repository, polling, the
 * schedule, or another job.
 *
 * @example
 * stage('Report', { when: startedBy('timer') }, …)
 */
export const startedBy = (cause: 'person' | 'push' | 'poll' | 'timer' | 'upstream'): Condition =>
  create({ kind: 'started-by', cause });

/**
 * When the first line of a commit since the last build has this text. Only for stages.
 *
 * @example
 * stage('Preview', { when: commitMessage('[preview]') }, …)
 */
export const commitMessage = (contains: string): Condition =>
  create({ kind: 'commit-message', contains });

/**
 * When a file that matches one of the globs changed since the last build. The first build of a
 * branch sees no change.
 *
 * @example
 * build('Shop', { when: changed('shop/**', 'shared/**') }, …)
 */
export const changed = (...paths: [string, ...string[]]): Condition =>
  create({ kind: 'changed', paths });

/** When a variable of the agent's environment has this value. */
export const environmentVariable = (name: string, value: string): Condition =>
  create({ kind: 'environment-variable', name, value });

/**
 * When a value equals what is expected; both are of the same type.
 *
 * @example
 * s.when(equals(parameters.level, 'major'), [s.sendMessage(…)])
 */
export const equals = <T extends string | number | boolean>(
  actual: Value<T>,
  expected: NoInfer<T>,
): Condition => create({ kind: 'equals', actual: toReference(actual), expected });

/** When every condition holds; an empty list holds. */
export const all = (...conditions: (Condition | Value<boolean>)[]): Condition =>
  create({ kind: 'all', conditions: conditions.map(encodeCondition) });

/** When at least one condition holds; an empty list does not. */
export const any = (...conditions: (Condition | Value<boolean>)[]): Condition =>
  create({ kind: 'any', conditions: conditions.map(encodeCondition) });

/** When the condition does not hold. */
export const not = (inner: Condition | Value<boolean>): Condition =>
  create({ kind: 'not', condition: encodeCondition(inner) });
