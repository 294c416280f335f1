import { quote } from '../../diagnostics/quote.ts';
import type { Condition } from '../../model/value.ts';

/** A condition in words, as the end of a sentence that ends in "only": `on branch "main"`. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'branch':
      return `on branch ${quote(condition.pattern)}`;
    case 'tag':
      return `on tag ${quote(condition.pattern)}`;
    case 'pull-request':
      return describePullRequest(condition);
    case 'started-by':
      return `in builds that ${causes[condition.cause]} starts`;
    case 'commit-message':
      return `when a commit says ${quote(condition.contains)}`;
    case 'changed':
      return `when ${condition.paths.map((path) => quote(path)).join(' or ')} changed`;
    case 'environment-variable':
      return `when ${condition.name} is ${quote(condition.value)}`;
    case 'equals':
      return `when a value is ${quote(String(condition.expected))}`;
    case 'not':
      return `not ${describeCondition(condition.condition)}`;
    case 'all':
      return condition.conditions.map(describeCondition).join(' and ');
    case 'any':
      return condition.conditions.map(describeCondition).join(' or ');
  }
}

const causes = {
  person: 'a person',
  push: 'a push',
  poll: 'a polled change',
  timer: 'the schedule',
  upstream: 'another job',
} as const;

function describePullRequest({
  target,
  source,
  author,
  fork,
}: Extract<Condition, { kind: 'pull-request' }>): string {
  return [
    'in pull requests',
    ...(fork === undefined ? [] : [fork ? 'of forks' : 'of the repository itself']),
    ...(target === undefined ? [] : [`into ${quote(target)}`]),
    ...(source === undefined ? [] : [`from ${quote(source)}`]),
    ...(author === undefined ? [] : [`by ${quote(author)}`]),
  ].join(' ');
}
