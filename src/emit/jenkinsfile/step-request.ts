import { expandInput } from '../../model/expand-handles.ts';
import type { Step } from '../../model/step.ts';
import type { Condition, Value } from '../../model/value.ts';
import { environmentValue, textBlock } from '../groovy/build-expression.ts';
import type { GroovyRecord, GroovyValue } from '../groovy/literal.ts';
import { isReference } from '../reference.ts';
import { findImages, findValues } from '../references.ts';
import { printConditionExpression, toKnownValue } from './known-value.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The arguments of a runner step: its request to the runner, less what `vars/<step>.groovy` adds or
 * derives. Parameters of the step and of the request stand side by side, as in a call that a person
 * writes; the generator of the vars refuses contracts whose names would clash.
 */
export function toStepArguments(step: Step, stage: string, around: Surroundings): GroovyRecord {
  const condition = joinConditions([...around.conditions, step.when]);
  const env = { ...around.env, ...step.env };
  const input = toData(expandInput(step, around.pipeline), around) as GroovyRecord;
  return {
    id: step.id,
    ...(stage === step.id.slice(0, step.id.lastIndexOf('.')) ? {} : { stage }),
    ...input,
    ...(step.directory === undefined ? {} : { directory: step.directory }),
    ...(Object.keys(env).length === 0 ? {} : { env: toData(env, around) }),
    ...(step.secrets === undefined ? {} : { secrets: toData(step.secrets, around) }),
    ...(condition === undefined ? {} : { when: toConditionData(condition, around) }),
    ...(step.timeoutMs === undefined ? {} : { timeoutMs: step.timeoutMs }),
    ...(step.retry === undefined ? {} : { retry: { ...step.retry } }),
    ...(step.onFailure === undefined ? {} : { onFailure: step.onFailure }),
    ...(step.save === undefined ? {} : { save: step.save }),
    ...(around.receives.length > 0 && asksEarlierStages(step, [env, condition], around)
      ? { receives: [...around.receives] }
      : {}),
    ...describeSurroundings(around),
  };
}

function describeSurroundings(around: Surroundings): GroovyRecord {
  const { pipeline, environment, axes, service } = around;
  const target = environment === undefined ? undefined : pipeline.environments[environment];
  return {
    ...(environment === undefined || target === undefined
      ? {}
      : {
          environment: { name: environment, cluster: target.cluster, namespace: target.namespace },
        }),
    ...(axes.length === 0
      ? {}
      : { axes: Object.fromEntries(axes.map((axis) => [axis, environmentValue(axis)])) }),
    ...(service === undefined
      ? {}
      : {
          stageService: toData(service, around),
        }),
  };
}

/** Whether a step, or the service beside it, reads what earlier stages handed on. */
function asksEarlierStages(
  step: Step,
  parts: readonly unknown[],
  { service }: Surroundings,
): boolean {
  const read = [step.input, parts];
  return service !== undefined || findValues(read).length + findImages(read).length > 0;
}

/**
 * Data for the runner. Parameters become their values, since only Jenkins knows them exactly: a
 * first build has no variables for them, and a variable loses a `$` of two (recorded cases 046 and
 * 049). Every other reference stays data and is resolved by the runner.
 */
function toData(value: unknown, around: Surroundings): GroovyValue {
  if (typeof value === 'string') return toText(value);
  if (isReference(value) && isOfParameters(value))
    return toKnownValue(value, around) as GroovyValue;
  if (isReference(value) && '$choose' in value) {
    const { when, ...values } = value.$choose;
    const data = toData(values, around) as GroovyRecord;
    return { $choose: { when: toConditionData(when, around), ...data } };
  }
  if (Array.isArray(value)) return value.map((item) => toData(item, around));
  if (typeof value !== 'object' || value === null) return value as GroovyValue;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, toData(item, around)]),
  );
}

/**
 * A condition for the runner. What only Jenkins knows of a build (its cause, details of a pull
 * request) it decides itself; the runner gets yes or no.
 */
function toConditionData(condition: Condition, around: Surroundings): GroovyValue {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return {
        kind: condition.kind,
        conditions: condition.conditions.map((inner) => toConditionData(inner, around)),
      };
    case 'not':
      return { kind: 'not', condition: toConditionData(condition.condition, around) };
    case 'started-by':
      return decideInJenkins(condition, around);
    case 'pull-request': {
      const { kind: _kind, target: _target, ...details } = condition;
      return Object.keys(details).length > 0
        ? decideInJenkins(condition, around)
        : toData(condition, around);
    }
    default:
      return toData(condition, around);
  }
}

function decideInJenkins(condition: Condition, around: Surroundings): GroovyValue {
  const actual = printConditionExpression(condition, around) ?? false;
  return { kind: 'equals', actual, expected: true };
}

/** Texts of several lines read better as they are. */
export function toText(text: string): GroovyValue {
  return text.trim().includes('\n') ? textBlock(text) : text;
}

/** Whether a value is made of literals, parameters and answers of an approval alone. */
export function isOfParameters(value: Value): boolean {
  if (typeof value !== 'object' || '$parameter' in value || '$answer' in value) return true;
  return '$text' in value && value.$text.every(isOfParameters);
}

/** All conditions as one; undefined without any. */
export function joinConditions(given: readonly (Condition | undefined)[]): Condition | undefined {
  const conditions = given.filter((condition) => condition !== undefined);
  return conditions.length > 1 ? { kind: 'all', conditions } : conditions[0];
}
