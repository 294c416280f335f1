import type { Condition, Value } from '../../model/value.ts';
import { type Conjunct, negate, printCondition } from './conjuncts.ts';

/**
 * Whether a condition surely holds where all of `given` do. False when it is not known: only what
 * is written in both places, alternatives, and names without wildcards are understood.
 */
export function areImplying(given: readonly Conjunct[], wanted: Condition): boolean {
  if (wanted.kind === 'all') return wanted.conditions.every((part) => areImplying(given, part));
  const text = printCondition(wanted);
  if (given.some((known) => known.text === text)) return true;
  if (wanted.kind === 'any') return wanted.conditions.some((part) => areImplying(given, part));
  if (wanted.kind !== 'not') return false;
  const refused = wanted.condition;
  if (refused.kind === 'any')
    return refused.conditions.every((part) => areImplying(given, negate(part)));
  return given.some((known) => areExcluding(known.condition, refused));
}

/** Whether two conditions surely never hold in the same build. */
export function areExcluding(first: Condition, second: Condition): boolean {
  if (isNegationOf(first, second) || isNegationOf(second, first)) return true;
  if (first.kind === 'any') return areAllExcluded(first.conditions, second);
  if (second.kind === 'any') return areAllExcluded(second.conditions, first);
  if (first.kind === 'branch' && second.kind === 'branch')
    return areDifferentNames(first.pattern, second.pattern);
  if (first.kind === 'tag' && second.kind === 'tag')
    return areDifferentNames(first.pattern, second.pattern);
  if (first.kind === 'equals' && second.kind === 'equals')
    return isSameValue(first.actual, second.actual) && first.expected !== second.expected;
  return isPullRequest(first) ? isTag(second) : isTag(first) && isPullRequest(second);
}

function areAllExcluded(alternatives: readonly Condition[], other: Condition): boolean {
  return alternatives.length > 0 && alternatives.every((part) => areExcluding(part, other));
}

function isNegationOf(first: Condition, second: Condition): boolean {
  return first.kind === 'not' && printCondition(first.condition) === printCondition(second);
}

function isSameValue(first: Value, second: Value): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}

/** Two names without wildcards that differ by more than the case, which Jenkins ignores (recorded case 058). */
function areDifferentNames(first: string, second: string): boolean {
  return (
    !hasWildcard(first) && !hasWildcard(second) && first.toLowerCase() !== second.toLowerCase()
  );
}

/** Whether a pattern of a branch or tag can match more than one name. */
export function hasWildcard(pattern: string): boolean {
  return /[*?[\]]/.test(pattern);
}

const isPullRequest = (condition: Condition) => condition.kind === 'pull-request';
/** A build of a pull request is never one of a tag. */
const isTag = (condition: Condition) => condition.kind === 'tag';
