import { joinConditions } from '../emit/jenkinsfile/step-request.ts';
import { expandInput } from '../model/expand-handles.ts';
import type { Step } from '../model/step.ts';
import { describeCall } from './describe-call.ts';
import type { Ending } from './ending.ts';
import { performStep } from './perform-step.ts';
import { viewAt } from './place.ts';
import { resolveInput } from './resolve-input.ts';
import { type Session, worsen } from './session.ts';
import type { SimulatedStep } from './simulation.ts';
import type { StepPlace } from './step-place.ts';

/** Runs steps in order, up to the first that ends the list. */
export function runSteps(
  session: Session,
  steps: readonly Step[],
  place: StepPlace,
): Ending | undefined {
  for (const step of steps) {
    const ending = runStep(session, step, place);
    if (ending !== undefined) return ending;
    // In a post block the results are collected right behind the step that writes them.
    if (place.post !== undefined) collectTests(session, place);
  }
  return undefined;
}

/** What `junit` does with failed tests. */
export function collectTests(session: Session, place: StepPlace): void {
  if (place.tests.haveFailed) worsen(session, 'unstable', place);
  place.tests.haveFailed = false;
}

function runStep(session: Session, step: Step, place: StepPlace): Ending | undefined {
  const { inside, axes, attempt, post, stage } = place;
  const view = viewAt(session, place, `step:${step.id}`);
  const call = describeCall(step, stage, inside, view);
  const condition = joinConditions([...inside.conditions, step.when]);
  const result = performStep(session, step, place, call, condition, view);
  const isCalled = result.tries !== 0 && (result.status !== 'skipped' || !call.isNative);
  const record: SimulatedStep = {
    id: step.id,
    contract: step.contract,
    label: step.label,
    status: result.status,
    stage,
    ...(Object.keys(axes).length === 0 ? {} : { axes }),
    ...(post === undefined ? {} : { post }),
    attempt,
    tries: isCalled ? (result.tries ?? 1) : 0,
    input: resolveInput(expandInput(step, inside.pipeline), view) as Record<string, unknown>,
    env: resolveInput({ ...inside.env, ...step.env }, view) as Record<string, unknown>,
    secrets: Object.entries(step.secrets ?? {}).map(([variable, use]) => ({
      variable,
      ...use,
      step: step.id,
      stage,
    })),
    ...(result.reason === undefined ? {} : { reason: result.reason }),
    ...(isCalled ? { call: { step: call.step, arguments: call.arguments } } : {}),
  };
  session.steps.push(record);
  place.stages.at(-1)?.steps.push(record);
  return result.ending;
}
