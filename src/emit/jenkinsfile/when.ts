import { InternalError } from '../../diagnostics/errors.ts';
import type { BuildCause, Condition } from '../../model/value.ts';
import { combine } from '../groovy/build-expression.ts';
import {
  block,
  call,
  directive,
  inlineExpression,
  namedDirective,
  type Piece,
} from './document.ts';
import { printConditionExpression, printPullRequest } from './known-value.ts';
import { joinConditions } from './step-request.ts';
import type { Surroundings } from './surroundings.ts';

/** What of a stage must not be taken before the condition holds. */
export type Before = 'beforeOptions' | 'beforeInput' | 'beforeAgent';

/**
 * `when { … }`. `before` names the first thing that the stage takes, since Jenkins evaluates the
 * condition once: `beforeOptions` also stands before the input and the agent (recorded cases 029,
 * 069 and 071).
 */
export function printWhen(
  condition: Condition,
  before: Before | undefined,
  around: Surroundings,
): Piece {
  const conditions =
    condition.kind === 'all' && condition.conditions.length > 0
      ? condition.conditions
      : [condition];
  return block('when', [
    ...(before === undefined ? [] : [directive(before, true)]),
    ...conditions.map((inner) => printCondition(inner, around)),
  ]);
}

function printCondition(condition: Condition, around: Surroundings): Piece {
  switch (condition.kind) {
    case 'branch':
      return directive('branch', condition.pattern);
    case 'tag':
      return directive('tag', condition.pattern);
    case 'pull-request':
      return printPullRequestCondition(condition);
    case 'started-by': {
      const causes = causeNames[condition.cause].map((name) => directive('triggeredBy', name));
      return causes.length === 1 ? (causes[0] as Piece) : block('anyOf', causes);
    }
    case 'commit-message':
      // Jenkins takes a pattern, and finds it in a part of the first line (recorded case 062).
      return directive('changelog', escapePattern(condition.contains));
    case 'changed': {
      // Without the second argument case is ignored (recorded case 062).
      const paths = condition.paths.map((pattern) =>
        namedDirective('changeset', { pattern, caseSensitive: true }),
      );
      return paths.length === 1 ? (paths[0] as Piece) : block('anyOf', paths);
    }
    case 'environment-variable':
      return namedDirective('environment', { name: condition.name, value: condition.value });
    case 'equals': {
      const expression = printConditionExpression(condition, around);
      if (expression === undefined) throw new InternalError('The condition is not split.');
      return inlineExpression('expression', expression);
    }
    case 'all':
    case 'any': {
      const isAll = condition.kind === 'all';
      // Declarative refuses an empty list (recorded case 187).
      if (condition.conditions.length === 0)
        return inlineExpression('expression', combine(isAll ? '&&' : '||', []));
      const inner = condition.conditions.map((item) => printCondition(item, around));
      return block(isAll ? 'allOf' : 'anyOf', inner);
    }
    case 'not':
      return block('not', [printCondition(condition.condition, around)]);
  }
}

/** Names of causes as `triggeredBy` takes them (recorded case 066; push from the plugins' sources). */
const causeNames: Readonly<Record<BuildCause, readonly string[]>> = {
  person: ['UserIdCause'],
  push: ['BranchEventCause', 'GitHubPushCause'],
  poll: ['SCMTrigger'],
  timer: ['TimerTrigger'],
  upstream: ['UpstreamCause', 'BuildUpstreamCause'],
};

/** Whether it is a fork Jenkins can only be asked by a pattern; its variable tells without one. */
function printPullRequestCondition(condition: Extract<Condition, { kind: 'pull-request' }>): Piece {
  const { target, source, author, fork } = condition;
  if (fork !== undefined) return inlineExpression('expression', printPullRequest(condition));
  const named = {
    ...(target === undefined ? {} : { target }),
    ...(source === undefined ? {} : { branch: source }),
    ...(author === undefined ? {} : { author }),
  };
  return Object.keys(named).length === 0
    ? call('changeRequest')
    : namedDirective('changeRequest', named);
}

/** A text as a pattern of Java that matches it and nothing else. */
function escapePattern(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, (character) => `\\${character}`);
}

/** A condition in two: the part for `when`, and the part that only the runner can evaluate. */
export interface SplitCondition {
  readonly jenkins: Condition | undefined;
  readonly runner: Condition | undefined;
}

/** Splits a condition so that both parts together mean the whole. */
export function splitCondition(
  condition: Condition | undefined,
  around: Surroundings,
): SplitCondition {
  if (condition === undefined) return { jenkins: undefined, runner: undefined };
  if (isKnown(condition, around)) return { jenkins: condition, runner: undefined };
  if (condition.kind !== 'all') return { jenkins: undefined, runner: condition };
  const parts = condition.conditions.map((inner) => splitCondition(inner, around));
  return {
    jenkins: joinConditions(parts.map((part) => part.jenkins)),
    runner: joinConditions(parts.map((part) => part.runner)),
  };
}

function isKnown(condition: Condition, around: Surroundings): boolean {
  switch (condition.kind) {
    case 'equals':
      return printConditionExpression(condition, around) !== undefined;
    case 'all':
    case 'any':
      return condition.conditions.every((inner) => isKnown(inner, around));
    case 'not':
      return isKnown(condition.condition, around);
    default:
      return true;
  }
}

/** Whether a condition asks which files changed, or what the commits say. */
export function asksForChanges(condition: Condition | undefined): boolean {
  switch (condition?.kind) {
    case 'changed':
    case 'commit-message':
      return true;
    case 'all':
    case 'any':
      return condition.conditions.some(asksForChanges);
    case 'not':
      return asksForChanges(condition.condition);
    default:
      return false;
  }
}
