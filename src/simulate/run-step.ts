import { describeCondition } from '../emit/diagram/describe-condition.ts';
import { joinConditions } from '../emit/jenkinsfile/step-request.ts';
import type { Surroundings } from '../emit/jenkinsfile/surroundings.ts';
import { expandInput } from '../model/expand-handles.ts';
import type { PostCondition } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import type { Condition } from '../model/value.ts';
import { type DescribedCall, describeCall } from './describe-call.ts';
import type { Ending } from './ending.ts';
import type { View } from './evaluate.ts';
import { type Faults, findFault } from './fault.ts';
import { decideCondition, viewAt } from './place.ts';
import { resolveInput } from './resolve-input.ts';
import { type Place, type Session, takePending, worsen } from './session.ts';
import type { Fault } from './simulate-options.ts';
import type { SimulatedStep, StepStatus } from './simulation.ts';

/** What a list of steps has in common. */
export interface StepPlace extends Place {
  readonly inside: Surroundings;
  readonly axes: Readonly<Record<string, string>>;
  readonly faults: Faults;
  /** Id of the stage that the requests name: `post` behind the pipeline. */
  readonly stage: string;
  readonly post: PostCondition | undefined;
  readonly attempt: number;
  /** Test results of the stage, which Jenkins collects where it ends. */
  readonly tests: { haveFailed: boolean };
}

/** How a step ended, and what that means for those behind it. */
interface Result {
  readonly status: StepStatus;
  readonly ending?: Ending;
  readonly reason?: string;
  readonly tries?: number;
}

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
  const isCalled = result.status !== 'skipped' || !call.isNative;
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

function performStep(
  session: Session,
  step: Step,
  place: StepPlace,
  call: DescribedCall,
  condition: Condition | undefined,
  view: View,
): Result {
  const isSkipped =
    condition !== undefined && !decideCondition(session, condition, view, `step ${step.id}`);
  const skipped: Result = {
    status: 'skipped',
    ...(condition === undefined ? {} : { reason: describeCondition({ kind: 'not', condition }) }),
  };
  // Jenkins does not come to a step of its own whose condition it knows; the runner has to be started.
  if (isSkipped && call.isNative) return skipped;
  const pending = takePending(place);
  if (pending !== undefined) return { status: 'aborted', ending: pending, reason: pending.reason };
  if (isSkipped) return skipped;
  const fault = findFault(place.faults, `step:${step.id}`, place.attempt, place.axes);
  if (fault === undefined) return { status: 'success' };
  if (fault !== 'fail' && fault !== 'unstable') return interrupt(session, step.id, fault);
  if (call.isNative) return failNative(session, step, place, fault);
  if (fault === 'unstable' && step.input['junit'] !== undefined) place.tests.haveFailed = true;
  return failInRunner(session, step, place);
}

/** A failure of the runner's work, after its own attempts. */
function failInRunner(session: Session, step: Step, place: StepPlace): Result {
  const reason = `step ${step.id} failed`;
  if (step.onFailure === 'ignore') return { status: 'ignored', reason };
  if (step.onFailure === undefined)
    return { status: 'failure', ending: { result: 'failure', kind: 'failure', reason }, reason };
  worsen(session, 'unstable', place);
  return { status: 'unstable', reason };
}

/** A failure of one of Jenkins's own steps, in the blocks that its options put around it. */
function failNative(session: Session, step: Step, place: StepPlace, fault: Fault): Result {
  const isJob = step.contract === 'startJob' && step.input['wait'] !== false;
  if (fault === 'unstable' && !isJob) {
    worsen(session, 'unstable', place);
    return { status: 'unstable', reason: `step ${step.id} says so` };
  }
  const result = fault === 'unstable' ? 'unstable' : 'failure';
  const reason = `step ${step.id} ${fault === 'unstable' ? 'ended unstable' : 'failed'}`;
  const tries = step.retry?.attempts ?? 1;
  const ending: Ending = { result, kind: isJob ? 'result' : 'failure', reason };
  if (step.onFailure === undefined) return { status: result, ending, reason, tries };
  // `catchError` takes the result that a job hands on, whatever its arguments say (recorded case 296).
  if (isJob) worsen(session, result, place);
  else if (step.onFailure === 'unstable') worsen(session, 'unstable', place);
  return { status: step.onFailure === 'ignore' ? 'ignored' : 'unstable', reason, tries };
}

/** What stops a step from outside. A person stops the whole build. */
export function interrupt(
  session: Session,
  what: string,
  fault: Exclude<Fault, 'fail' | 'unstable'>,
): Result & { readonly ending: Ending } {
  const reasons = {
    abort: `somebody stopped the build at ${what}`,
    agentLost: `the agent was lost at ${what}`,
    timeout: `the time limit passed at ${what}`,
  };
  const reason = reasons[fault];
  const isLost = fault === 'agentLost';
  const ending: Ending = { result: 'aborted', kind: 'interruption', reason, isLost };
  if (fault === 'abort') session.stop = ending;
  return { status: 'aborted', ending, reason };
}
