import { quote } from '../../diagnostics/quote.ts';
import type { Parameter } from '../../model/parameter.ts';
import type { Condition, Value } from '../../model/value.ts';
import type { Analysis } from '../analysis.ts';
import { guardsOf } from '../conditions/conjuncts.ts';
import { describeCondition } from '../conditions/describe-condition.ts';
import { areExcluding } from '../conditions/imply.ts';
import { type Place, placeOfPipeline, placeOfStage } from '../nodes.ts';
import { readReference } from '../read-reference.ts';
import { listNames } from '../suggest-name.ts';

/** Conditions can hold: values are compared with what they can be, and no two parts exclude each other. */
export function checkConditions(analysis: Analysis): void {
  searchConditions(analysis.pipeline.env, placeOfPipeline, analysis);
  for (const node of analysis.stages) {
    const place = placeOfStage(node);
    searchConditions([node.stage.when, node.stage.env], place, analysis);
    if (node.stage.when !== undefined) checkContradictions(place, analysis);
  }
  for (const node of analysis.steps) {
    searchConditions([node.step.when, node.step.env, node.step.input], node, analysis);
    if (node.step.when !== undefined) checkContradictions(node, analysis);
  }
}

/** Every comparison in some data: conditions, and the conditions of chosen values. */
function searchConditions(data: unknown, place: Place, analysis: Analysis): void {
  const open: unknown[] = [data];
  while (open.length > 0) {
    const item = open.pop();
    if (typeof item !== 'object' || item === null) continue;
    const { kind, actual, conditions } = item as Record<string, unknown>;
    if (kind === 'equals' && typeof actual === 'object' && actual !== null)
      checkEquals(item as Condition & { kind: 'equals' }, place, analysis);
    if (kind === 'any' && Array.isArray(conditions) && conditions.length === 0)
      analysis.report('condition-never-holds', { reason: 'an empty `any` has no way to' }, place);
    for (const inner of Object.values(item)) open.push(inner);
  }
}

function checkEquals(
  { actual, expected }: Condition & { kind: 'equals' },
  place: Place,
  analysis: Analysis,
): void {
  const reference = typeof actual === 'object' ? readReference(actual) : undefined;
  if (reference === undefined) return;
  const parameter =
    reference.kind === 'parameter' && Object.hasOwn(analysis.pipeline.parameters, reference.name)
      ? analysis.pipeline.parameters[reference.name]
      : undefined;
  const type = typeOfValue(actual, parameter, analysis);
  if (type !== undefined && type !== typeof expected) {
    analysis.report(
      'condition-of-other-type',
      {
        actual:
          'name' in reference ? `The ${reference.kind} ${quote(reference.name)}` : 'The value',
        actualType: typeNames[type],
        expected: typeof expected === 'string' ? `the text ${quote(expected)}` : String(expected),
      },
      place,
    );
  } else if (parameter?.type === 'choice' && !parameter.values.includes(String(expected))) {
    analysis.report(
      'impossible-choice',
      {
        parameter: quote('name' in reference ? reference.name : ''),
        value: quote(String(expected)),
        values: listNames(parameter.values),
      },
      place,
    );
  }
}

const typeNames = { string: 'a text', number: 'a number', boolean: 'yes or no' } as const;

function typeOfValue(
  value: Value,
  parameter: Parameter | undefined,
  { pipeline }: Analysis,
): 'string' | 'number' | 'boolean' | undefined {
  if (typeof value !== 'object') return typeof value as 'string';
  if ('$parameter' in value) {
    if (parameter === undefined) return undefined;
    return parameter.type === 'boolean' ? 'boolean' : 'string';
  }
  if ('$value' in value) {
    const type = Object.hasOwn(pipeline.values, value.$value)
      ? pipeline.values[value.$value]
      : undefined;
    return type === 'text' ? 'string' : type;
  }
  return '$choose' in value ? undefined : 'string';
}

/** The own condition of a place against itself and against those of the stages around it. */
function checkContradictions(place: Place, analysis: Analysis): void {
  const guards = guardsOf(place).slice(0, mostComparedGuards);
  for (const [index, first] of guards.entries()) {
    const second = guards
      .slice(index + 1)
      .find(({ condition }) => areExcluding(first.condition, condition));
    if (second === undefined) continue;
    const reason = `it asks to run ${describeCondition(first.condition)} and ${describeCondition(second.condition)}`;
    analysis.report('condition-never-holds', { reason }, place);
    return;
  }
}

/** Guards are compared in pairs; nobody writes more of them. */
const mostComparedGuards = 20;
