import { transformText } from '../model/resolve.ts';
import type { Condition, ContextName, Reference, Value } from '../model/value.ts';
import { matchesAntPath } from './ant-path.ts';
import type { Build } from './build.ts';

/** What a value or condition can ask for at its place in a build. */
export interface View {
  readonly build: Build;
  readonly context: Readonly<Record<ContextName, string>>;
  readonly axes: Readonly<Record<string, string>>;
  /** Answers to the questions of an approval; unknown ones are missing. */
  readonly answers: Readonly<Record<string, string | boolean>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Hears of every condition that is evaluated, of inner ones first. */
  readonly observe?: (condition: Condition, holds: boolean) => void;
}

/** Whether something is a value and no longer a reference. */
export function isKnown(value: Value | undefined): value is string | number | boolean {
  return value !== undefined && typeof value !== 'object';
}

/**
 * A value with everything that is known put in: a plain one, or the reference that is left. Unknown
 * is what a test does not say: values of earlier steps, and the address of a stage's service.
 */
export function resolveKnown(value: Value, view: View): Value {
  if (typeof value !== 'object') return value;
  if ('$parameter' in value) return view.build.parameters[value.$parameter] ?? value;
  if ('$context' in value)
    return value.$context === 'serviceUrl' ? value : view.context[value.$context];
  if ('$value' in value) return view.build.values[value.$value] ?? value;
  if ('$axis' in value) return view.axes[value.$axis] ?? value;
  if ('$answer' in value) return view.answers[value.$answer] ?? value;
  if ('$text' in value) return resolveText(value.$text, view);
  if ('$transform' in value) {
    const of = resolveKnown(value.$transform.of, view);
    const { operation, with: rest } = value.$transform;
    return isKnown(of)
      ? transformText(operation, String(of), rest)
      : { $transform: { ...value.$transform, of } };
  }
  return resolveChoice(value, view);
}

function resolveText(given: readonly Value[], view: View): Value {
  const parts = given.map((part) => resolveKnown(part, view));
  return parts.every(isKnown) ? parts.map(String).join('') : { $text: parts };
}

function resolveChoice(value: Extract<Reference, { $choose: unknown }>, view: View): Value {
  const { when, chosen, otherwise } = value.$choose;
  const holds = holdsCondition(when, { ...view, observe: () => {} });
  if (holds === undefined) return value;
  return resolveKnown(holds ? chosen : otherwise, view);
}

/**
 * Whether a condition holds; undefined when it depends on what is unknown. `all` and `any` stop at
 * the first condition that decides (recorded case 067).
 */
export function holdsCondition(condition: Condition, view: View): boolean | undefined {
  const holds = evaluate(condition, view);
  if (holds !== undefined) view.observe?.(condition, holds);
  return holds;
}

function evaluate(condition: Condition, view: View): boolean | undefined {
  const { build } = view;
  switch (condition.kind) {
    case 'branch':
      return build.branchName !== '' && matchesName(condition.pattern, build.branchName);
    case 'tag':
      return build.tag !== '' && matchesName(condition.pattern, build.tag);
    case 'pull-request':
      return isPullRequest(condition, build.pullRequest);
    case 'changed':
      return (build.changedFiles ?? []).some((file) =>
        condition.paths.some((pattern) => matchesAntPath(pattern, file, { ignoreCase: false })),
      );
    case 'started-by':
      return build.startedBy === condition.cause;
    case 'commit-message':
      return build.commitMessages.some((line) => line.includes(condition.contains));
    case 'environment-variable':
      return (view.environment[condition.name] ?? '') === condition.value;
    case 'equals': {
      const actual = resolveKnown(condition.actual, view);
      return isKnown(actual) ? actual === condition.expected : undefined;
    }
    case 'all':
      return decide(condition.conditions, false, view);
    case 'any':
      return decide(condition.conditions, true, view);
    case 'not': {
      const inner = holdsCondition(condition.condition, view);
      return inner === undefined ? undefined : !inner;
    }
  }
}

/** The first condition that is `deciding` decides; without one an unknown one leaves it open. */
function decide(
  conditions: readonly Condition[],
  deciding: boolean,
  view: View,
): boolean | undefined {
  let isOpen = false;
  for (const condition of conditions) {
    const holds = holdsCondition(condition, view);
    if (holds === deciding) return deciding;
    isOpen ||= holds === undefined;
  }
  return isOpen ? undefined : !deciding;
}

function matchesName(pattern: string, name: string): boolean {
  return matchesAntPath(pattern, name, { ignoreCase: true });
}

function isPullRequest(
  { target, source, author, fork }: Extract<Condition, { kind: 'pull-request' }>,
  pullRequest: Build['pullRequest'],
): boolean {
  if (pullRequest === undefined) return false;
  return (
    (target === undefined || target === pullRequest.target) &&
    (source === undefined || source === pullRequest.source) &&
    (author === undefined || author === pullRequest.author) &&
    (fork === undefined || fork === pullRequest.fork)
  );
}
