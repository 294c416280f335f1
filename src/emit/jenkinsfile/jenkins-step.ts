import type { JenkinsStepCall, StepContract } from '../../contracts/contract.ts';
import { contracts, type StepName } from '../../contracts/index.ts';
import { InternalError } from '../../diagnostics/errors.ts';
import { expandInput } from '../../model/expand-handles.ts';
import type { Step } from '../../model/step.ts';
import { describe } from '../groovy/build-expression.ts';
import type { GroovyRecord, GroovyValue } from '../groovy/literal.ts';
import { isReference } from '../reference.ts';
import { toKnownValue } from './known-value.ts';
import { toText } from './step-request.ts';
import type { Surroundings } from './surroundings.ts';

/** A Jenkins step with arguments that Jenkins can compute. */
export interface JenkinsCall {
  readonly step: string;
  readonly named: GroovyRecord;
}

/** The contract of a step. Throws `InternalError`: the analysis lets no unknown step through. */
export function contractOf(step: Step): StepContract {
  const contract = contracts[step.contract as StepName] as StepContract | undefined;
  if (contract !== undefined) return contract;
  throw new InternalError(`Step ${step.id} has the unknown contract ${step.contract}.`);
}

/**
 * The call of one of Jenkins's own steps that does the work of a step; undefined when the runner
 * does it: Jenkins has no such step, does not know a value, or does not understand an option.
 */
export function toJenkinsCall(step: Step, around: Surroundings): JenkinsCall | undefined {
  const contract = contractOf(step);
  if (contract.toJenkins === undefined) return undefined;
  const mustBeJenkins = contract.executor === 'jenkins';
  if (!mustBeJenkins && (hasOptions(step) || around.conditions.length > 0)) return undefined;
  const input = expandInput(step, around.pipeline) as never;
  const call: JenkinsStepCall = contract.toJenkins(input);
  const named = toArgument(call.arguments, around) as GroovyRecord | undefined;
  if (named !== undefined) return { step: call.step, named };
  if (!mustBeJenkins) return undefined;
  around.inexpressible.push({
    node: `step:${step.id}`,
    problem: 'Jenkins runs it and does not know one of its values, which an earlier step found out',
  });
  return { step: call.step, named: {} };
}

/** The arguments of a step that takes a block; undefined when Jenkins does not know a part of them. */
export function toBlockArguments(
  given: Readonly<Record<string, unknown>>,
  around: Surroundings,
): GroovyRecord | undefined {
  return toArgument(given, around) as GroovyRecord | undefined;
}

/** What stands around a step is printed around it, whoever does its work. */
function hasOptions(step: Step): boolean {
  const {
    id: _id,
    contract: _contract,
    label: _label,
    input: _input,
    container: _container,
    around: _around,
    ...options
  } = step;
  return Object.keys(options).length > 0;
}

/** An argument, or undefined when a part of it is not known to Jenkins. */
function toArgument(value: unknown, around: Surroundings): GroovyValue | undefined {
  if (typeof value === 'string') return toText(value);
  if (isReference(value)) return toKnownValue(value, around);
  if (Array.isArray(value)) {
    const items = value.map((item) => toArgument(item, around));
    return items.includes(undefined) ? undefined : (items as GroovyValue[]);
  }
  if (typeof value !== 'object' || value === null) return value as GroovyValue;
  const { $jenkins: symbol, ...rest } = value as Record<string, unknown>;
  const entries = Object.entries(rest).map(([key, item]) => [
    // A team's own key that begins with a dollar sign is doubled in the model.
    key.startsWith('$$') ? key.slice(1) : key,
    toArgument(item, around),
  ]);
  if (entries.some(([, item]) => item === undefined)) return undefined;
  const record = Object.fromEntries(entries) as GroovyRecord;
  return typeof symbol === 'string' ? describe(symbol, record) : record;
}
