import picomatch from 'picomatch';
import type { BuildCause, Condition, ContextName, TextOperation, Value } from './value.ts';

/** Everything that references and conditions can ask for while a pipeline runs. */
export interface ValueScope {
  readonly parameters: Readonly<Record<string, string | boolean>>;
  /** Names that do not apply are empty text. */
  readonly context: Readonly<Record<ContextName, string>>;
  /**
   * What conditions on the branch look at, as Jenkins's own: `PR-7` in a pull request (recorded case
   * 332), so that no fork gets past one by the name of its branch. The branch of the context unless said.
   */
  readonly branchName?: string;
  readonly values: Readonly<Record<string, string | number | boolean>>;
  /** The cell of a matrix: axis → value. */
  readonly axes: Readonly<Record<string, string>>;
  /** Files changed since the last build; undefined in the first build, where Jenkins sees no change (recorded case 062). */
  readonly changedFiles: readonly string[] | undefined;
  /** What started the build; unknown unless said, so that no condition on it holds. */
  readonly startedBy?: BuildCause;
  /** What else is known of a pull request. */
  readonly pullRequest?: {
    readonly source?: string;
    readonly author?: string;
    readonly fork?: boolean;
  };
  /** First lines of the messages of the commits since the last build; Jenkins sees no more (recorded case 062). */
  readonly commitMessages?: readonly string[];
  /** The agent's environment, for conditions on variables. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A reference whose value is not there; the caller knows where it was written. */
export class MissingValue extends Error {
  readonly reference: string;
  constructor(reference: string) {
    super(`The value ${reference} is not there.`);
    this.reference = reference;
  }
}

/** The value behind a reference. Throws `MissingValue`. */
export function resolveValue(value: Value, scope: ValueScope): string | number | boolean {
  if (typeof value !== 'object') return value;
  if ('$parameter' in value)
    return present(scope.parameters[value.$parameter], `parameter ${value.$parameter}`);
  if ('$context' in value) return scope.context[value.$context];
  if ('$value' in value) return present(scope.values[value.$value], value.$value);
  if ('$axis' in value) return present(scope.axes[value.$axis], `axis ${value.$axis}`);
  if ('$answer' in value) throw new MissingValue(`answer ${value.$answer}`);
  if ('$text' in value)
    return value.$text.map((part) => String(resolveValue(part, scope))).join('');
  if ('$transform' in value) {
    const { operation, of, with: rest } = value.$transform;
    return transformText(operation, String(resolveValue(of, scope)), rest);
  }
  const { when, chosen, otherwise } = value.$choose;
  return resolveValue(evaluateCondition(when, scope) ? chosen : otherwise, scope);
}

function present<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new MissingValue(name);
  return value;
}

export function transformText(
  operation: TextOperation,
  text: string,
  rest: readonly string[],
): string {
  switch (operation) {
    case 'lower':
      return text.toLowerCase();
    case 'upper':
      return text.toUpperCase();
    case 'trim':
      return text.trim();
    case 'replace':
      return rest[0] === undefined || rest[0] === ''
        ? text
        : text.replaceAll(rest[0], () => rest[1] ?? '');
    case 'truncate':
      return [...text].slice(0, Number(rest[0])).join('');
    case 'slug':
      return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '');
  }
}

/** Whether a condition holds, with Jenkins's meaning of each (recorded cases 057 to 067). */
export function evaluateCondition(condition: Condition, scope: ValueScope): boolean {
  switch (condition.kind) {
    case 'branch': {
      const name = scope.branchName ?? scope.context.branch;
      return name !== '' && matchesName(condition.pattern, name);
    }
    case 'tag':
      return scope.context.tag !== '' && matchesName(condition.pattern, scope.context.tag);
    case 'pull-request':
      return isPullRequest(condition, scope);
    case 'started-by':
      return scope.startedBy === condition.cause;
    case 'commit-message':
      return scope.commitMessages?.some((line) => line.includes(condition.contains)) ?? false;
    case 'changed':
      return (
        scope.changedFiles?.some((file) =>
          condition.paths.some((pattern) => matchesPath(pattern, file)),
        ) ?? false
      );
    case 'environment-variable':
      return (scope.environment[condition.name] ?? '') === condition.value;
    case 'equals':
      return resolveValue(condition.actual, scope) === condition.expected;
    case 'all':
      return condition.conditions.every((inner) => evaluateCondition(inner, scope));
    case 'any':
      return condition.conditions.some((inner) => evaluateCondition(inner, scope));
    case 'not':
      return !evaluateCondition(condition.condition, scope);
  }
}

function isPullRequest(
  { target, source, author, fork }: Extract<Condition, { kind: 'pull-request' }>,
  { context, pullRequest = {} }: ValueScope,
): boolean {
  const isAs = (wanted: string | undefined, found: string | undefined): boolean =>
    wanted === undefined || wanted === found;
  return (
    context.pullRequest !== '' &&
    isAs(target, context.pullRequestTarget) &&
    isAs(source, pullRequest.source) &&
    isAs(author, pullRequest.author) &&
    (fork === undefined || fork === (pullRequest.fork ?? false))
  );
}

/** Jenkins compares branch and tag names as Ant paths without regard to case (recorded cases 058 and 059). */
function matchesName(pattern: string, name: string): boolean {
  return picomatch.isMatch(name, pattern, {
    nocase: true,
    nobrace: true,
    noext: true,
    nonegate: true,
    dot: true,
  });
}

/** Changed paths are Ant paths with regard to case. */
function matchesPath(pattern: string, file: string): boolean {
  return picomatch.isMatch(file, pattern, {
    nobrace: true,
    noext: true,
    nonegate: true,
    dot: true,
  });
}
