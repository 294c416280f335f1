import type { StepContract } from '../contracts/contract.ts';
import { contractOf, toJenkinsCall } from '../emit/jenkinsfile/jenkins-step.ts';
import { isOfParameters, joinConditions } from '../emit/jenkinsfile/step-request.ts';
import type { Surroundings } from '../emit/jenkinsfile/surroundings.ts';
import { isReference } from '../emit/reference.ts';
import { findImages, findValues } from '../emit/references.ts';
import { expandInput } from '../model/expand-handles.ts';
import type { Step } from '../model/step.ts';
import type { Condition } from '../model/value.ts';
import { holdsCondition, resolveKnown, type View } from './evaluate.ts';
import { resolveInput } from './resolve-input.ts';
import type { JenkinsCall } from './simulation.ts';

/** A step as the Jenkinsfile says it. */
export interface DescribedCall extends JenkinsCall {
  /** Whether it is one of Jenkins's own steps, so that Jenkins itself knows its condition and options. */
  readonly isNative: boolean;
}

/** The call that the Jenkinsfile makes for a step of a stage; `stage` is the id that its request names. */
export function describeCall(
  step: Step,
  stage: string,
  around: Surroundings,
  view: View,
): DescribedCall {
  const native = toJenkinsCall(step, { ...around, inexpressible: [] });
  if (native === undefined)
    return {
      step: step.contract,
      arguments: describeRequest(step, stage, around, view),
      isNative: false,
    };
  const contract = contractOf(step) as Required<StepContract>;
  const { arguments: given } = contract.toJenkins(expandInput(step, around.pipeline) as never);
  const named = resolveInput(given, view) as Record<string, unknown>;
  return { step: native.step, arguments: named, isNative: true };
}

/** The request to the runner, less what the library's variable adds. */
function describeRequest(step: Step, stage: string, around: Surroundings, view: View) {
  const { pipeline, environment, service } = around;
  const condition = joinConditions([...around.conditions, step.when]);
  const env = { ...around.env, ...step.env };
  const target = environment === undefined ? undefined : pipeline.environments[environment];
  const asks =
    service !== undefined ||
    findValues([step.input, env, condition]).length + findImages(step.input).length > 0;
  const request = {
    id: step.id,
    stage: stage === step.id.slice(0, step.id.lastIndexOf('.')) ? undefined : stage,
    ...expandInput(step, pipeline),
    directory: step.directory,
    env: Object.keys(env).length === 0 ? undefined : env,
    secrets: step.secrets,
    when: condition === undefined ? undefined : toConditionData(condition, view),
    timeoutMs: step.timeoutMs,
    retry: step.retry,
    onFailure: step.onFailure,
    save: step.save,
    receives: around.receives.length > 0 && asks ? around.receives : undefined,
    environment:
      target === undefined
        ? undefined
        : { name: environment, cluster: target.cluster, namespace: target.namespace },
    axes: around.axes.length === 0 ? undefined : view.axes,
    stageService: service,
  };
  return putInParameters(request, view) as Record<string, unknown>;
}

/** Parameters become their values, since only Jenkins knows them exactly; other references stay. */
function putInParameters(value: unknown, view: View): unknown {
  if (isReference(value) && isOfParameters(value)) return resolveKnown(value, view);
  if (isReference(value) && '$choose' in value) {
    const { when, ...values } = value.$choose;
    const given = putInParameters(values, view) as object;
    return { $choose: { when: toConditionData(when, view), ...given } };
  }
  if (Array.isArray(value)) return value.map((item) => putInParameters(item, view));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, putInParameters(item, view)]),
  );
}

/** What only Jenkins knows of a build it decides itself; the runner gets yes or no. */
function toConditionData(condition: Condition, view: View): unknown {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const conditions = condition.conditions.map((inner) => toConditionData(inner, view));
      return { kind: condition.kind, conditions };
    }
    case 'not':
      return { kind: 'not', condition: toConditionData(condition.condition, view) };
    case 'started-by':
      return { kind: 'equals', actual: decide(condition, view), expected: true };
    case 'pull-request': {
      const { kind: _kind, target: _target, ...details } = condition;
      return Object.keys(details).length > 0
        ? { kind: 'equals', actual: decide(condition, view), expected: true }
        : putInParameters(condition, view);
    }
    default:
      return putInParameters(condition, view);
  }
}

function decide(condition: Condition, view: View): boolean {
  return holdsCondition(condition, { ...view, observe: () => {} }) ?? false;
}
