import type { Condition, Value } from '../../model/value.ts';

/** A condition in a few words: `branch main`, `not tag v*`, `changed src/** or LEVEL = high`. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'branch':
      return `branch ${condition.pattern}`;
    case 'tag':
      return `tag ${condition.pattern}`;
    case 'pull-request':
      return describePullRequest(condition);
    case 'started-by':
      return `started by ${condition.cause}`;
    case 'commit-message':
      return `commit says ${condition.contains}`;
    case 'changed':
      return `changed ${condition.paths.join(', ')}`;
    case 'environment-variable':
      return `${condition.name} = ${condition.value}`;
    case 'equals': {
      const actual = describeValue(condition.actual);
      if (condition.expected === true) return actual;
      if (condition.expected === false) return `not ${actual}`;
      return `${actual} = ${condition.expected}`;
    }
    case 'all':
      return joinParts(condition.conditions, 'and', 'always');
    case 'any':
      return joinParts(condition.conditions, 'or', 'never');
    case 'not':
      return `not ${inBrackets(condition.condition)}`;
  }
}

function describePullRequest({
  target,
  source,
  author,
  fork,
}: Extract<Condition, { kind: 'pull-request' }>): string {
  return [
    'pull request',
    ...(fork === undefined ? [] : [fork ? 'of a fork' : 'of no fork']),
    ...(target === undefined ? [] : [`into ${target}`]),
    ...(source === undefined ? [] : [`from ${source}`]),
    ...(author === undefined ? [] : [`by ${author}`]),
  ].join(' ');
}

function joinParts(conditions: readonly Condition[], word: string, none: string): string {
  if (conditions.length === 0) return none;
  return conditions
    .map((inner) => (conditions.length === 1 ? describeCondition(inner) : inBrackets(inner)))
    .join(` ${word} `);
}

function inBrackets(condition: Condition): string {
  const isCompound =
    (condition.kind === 'all' || condition.kind === 'any') && condition.conditions.length > 1;
  return isCompound ? `(${describeCondition(condition)})` : describeCondition(condition);
}

function describeValue(value: Value): string {
  if (typeof value !== 'object') return String(value);
  if ('$parameter' in value) return value.$parameter;
  if ('$context' in value) return value.$context;
  if ('$value' in value) return value.$value;
  if ('$axis' in value) return value.$axis;
  if ('$answer' in value) return value.$answer;
  if ('$text' in value) return value.$text.map(describeValue).join('');
  if ('$transform' in value)
    return `${value.$transform.operation} ${describeValue(value.$transform.of)}`;
  return `${describeValue(value.$choose.chosen)} or ${describeValue(value.$choose.otherwise)}`;
}
