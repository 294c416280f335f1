import type { BuildCause, Condition, Reference, Value } from '../../model/value.ts';
import {
  callMethod,
  choose,
  combine,
  compare,
  environmentValue,
  firstOf,
  joinText,
  negate,
  parameterValue,
  variable,
} from '../groovy/build-expression.ts';
import { GroovyExpression } from '../groovy/expression.ts';
import { toContextValue, truncateText } from './context-value.ts';
import { matchName } from './name-pattern.ts';
import type { Surroundings } from './surroundings.ts';

type Known = string | number | boolean | GroovyExpression;

/**
 * A value as Jenkins itself can compute it, or undefined when only the runner can: outputs of
 * steps, the URL of a service, and the commit before the checkout.
 */
export function toKnownValue(value: Value, around: Surroundings): Known | undefined {
  if (typeof value !== 'object') return value;
  if ('$parameter' in value) return parameterValue(value.$parameter);
  if ('$context' in value) return toContextValue(value.$context, around);
  if ('$value' in value) return undefined;
  if ('$axis' in value)
    return around.axes.includes(value.$axis) ? environmentValue(value.$axis) : undefined;
  if ('$answer' in value) return toAnswer(value.$answer, around);
  if ('$text' in value) return toKnownText(value.$text, around);
  if ('$transform' in value) return transform(value.$transform, around);
  const { when, chosen, otherwise } = value.$choose;
  const condition = printConditionExpression(when, around);
  const values = [toKnownValue(chosen, around), toKnownValue(otherwise, around)];
  const [first, second] = values;
  if (condition === undefined || first === undefined || second === undefined) return undefined;
  return choose(condition, first, second);
}

/** Jenkins keeps the answers of an approval as variables of its stage, that is as texts (recorded case 076). */
function toAnswer(name: string, { questions }: Surroundings): GroovyExpression | undefined {
  const question = Object.hasOwn(questions, name) ? questions[name] : undefined;
  if (question === undefined) return undefined;
  const answer = environmentValue(name);
  return question.type === 'boolean' ? compare(answer, '==', 'true') : answer;
}

/** A text of several parts, neighbouring literals as one. */
function toKnownText(
  parts: readonly Value[],
  around: Surroundings,
): string | GroovyExpression | undefined {
  const known: (string | GroovyExpression)[] = [];
  for (const part of parts.flatMap(flattenText)) {
    const value = toKnownValue(part, around);
    if (value === undefined) return undefined;
    const last = known.at(-1);
    // A value that is no text becomes one behind a text.
    if (known.length === 0 && !isText(part, around)) known.push('');
    if (typeof value === 'object') known.push(value);
    else if (typeof last === 'string') known[known.length - 1] = last + String(value);
    else known.push(String(value));
  }
  const [first = ''] = known;
  return known.length <= 1 ? first : joinText(known);
}

/** The parts of a text, of texts in it too; any other value alone. */
export function flattenText(value: Value): Value[] {
  return typeof value === 'object' && '$text' in value ? value.$text.flatMap(flattenText) : [value];
}

function isText(value: Value, around: Surroundings): boolean {
  if (typeof value !== 'object') return true;
  return !('$choose' in value) && !isBoolean(value, around);
}

function transform(
  given: Extract<Reference, { $transform: unknown }>['$transform'],
  around: Surroundings,
): Known | undefined {
  const value = toKnownText([given.of], around);
  const [first = '', second = ''] = given.with;
  if (value === undefined) return undefined;
  switch (given.operation) {
    case 'lower':
      return callMethod(value, 'toLowerCase');
    case 'upper':
      return callMethod(value, 'toUpperCase');
    case 'trim':
      return callMethod(value, 'trim');
    case 'replace':
      return first === '' ? value : callMethod(value, 'replace', first, second);
    case 'truncate':
      return truncateText(value, Number(first));
    case 'slug':
      return callMethod(
        callMethod(callMethod(value, 'toLowerCase'), 'replaceAll', '[^a-z0-9]+', '-'),
        'replaceAll',
        '^-+|-+$',
        '',
      );
  }
}

/**
 * A condition as Groovy code, with the meaning that `when` gives to it, or undefined when Groovy
 * cannot tell: which files changed, and values of earlier steps.
 */
export function printConditionExpression(
  condition: Condition,
  around: Surroundings,
): GroovyExpression | undefined {
  switch (condition.kind) {
    case 'branch':
      return matchName('BRANCH_NAME', condition.pattern);
    case 'tag':
      return matchName('TAG_NAME', condition.pattern);
    case 'pull-request':
      return printPullRequest(condition);
    case 'started-by':
      return combine(
        '||',
        causeClasses[condition.cause].map((cause) =>
          negate(
            callMethod(callMethod(variable('currentBuild'), 'getBuildCauses', cause), 'isEmpty'),
          ),
        ),
      );
    case 'changed':
    case 'commit-message':
      return undefined;
    case 'environment-variable':
      return compare(firstOf(environmentValue(condition.name), ''), '==', condition.value);
    case 'equals':
      return printEquals(condition.actual, condition.expected, around);
    case 'all':
    case 'any': {
      const all = condition.conditions.map((inner) => printConditionExpression(inner, around));
      const known = all.filter((inner) => inner !== undefined);
      if (known.length < all.length) return undefined;
      return combine(condition.kind === 'all' ? '&&' : '||', known);
    }
    case 'not': {
      const inner = printConditionExpression(condition.condition, around);
      return inner === undefined ? undefined : negate(inner);
    }
  }
}

/** Classes of the causes of a build; a change that a webhook tells is of the branch or of GitHub. */
const causeClasses: Readonly<Record<BuildCause, readonly string[]>> = {
  person: ['hudson.model.Cause$UserIdCause'],
  push: ['jenkins.branch.BranchEventCause', 'com.cloudbees.jenkins.GitHubPushCause'],
  poll: ['hudson.triggers.SCMTrigger$SCMTriggerCause'],
  timer: ['hudson.triggers.TimerTrigger$TimerTriggerCause'],
  upstream: [
    'hudson.model.Cause$UpstreamCause',
    'org.jenkinsci.plugins.workflow.support.steps.build.BuildUpstreamCause',
  ],
};

/** Jenkins sets the variables in builds of pull requests only, CHANGE_FORK in those of forks. */
export function printPullRequest({
  target,
  source,
  author,
  fork,
}: Extract<Condition, { kind: 'pull-request' }>): GroovyExpression {
  const equal = (name: string, wanted: string | undefined): GroovyExpression[] =>
    wanted === undefined ? [] : [compare(environmentValue(name), '==', wanted)];
  const parts = [
    ...equal('CHANGE_TARGET', target),
    ...equal('CHANGE_BRANCH', source),
    ...equal('CHANGE_AUTHOR', author),
  ];
  const isKnown = parts.length > 0 || fork === true;
  return combine('&&', [
    ...(isKnown ? [] : [compare(environmentValue('CHANGE_ID'), '!=', null)]),
    ...parts,
    ...(fork === undefined
      ? []
      : [compare(environmentValue('CHANGE_FORK'), fork ? '!=' : '==', null)]),
  ]);
}

function printEquals(
  actual: Value,
  expected: string | number | boolean,
  around: Surroundings,
): GroovyExpression | undefined {
  const value = toKnownValue(actual, around);
  if (value === undefined) return undefined;
  const isYesOrNo = typeof value === 'boolean' || isBoolean(actual, around);
  // Groovy compares a digit with the code of its character; values of two types are never equal.
  if (!(value instanceof GroovyExpression)) return combine(value === expected ? '&&' : '||', []);
  if (typeof expected !== (isYesOrNo ? 'boolean' : 'string')) return combine('||', []);
  if (expected === true) return value;
  return expected === false ? negate(value) : compare(value, '==', expected);
}

function isBoolean(value: Value, { pipeline, questions }: Surroundings): boolean {
  if (typeof value !== 'object') return false;
  if ('$answer' in value) return questions[value.$answer]?.type === 'boolean';
  return '$parameter' in value && pipeline.parameters[value.$parameter]?.type === 'boolean';
}
