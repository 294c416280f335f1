import { describeCondition } from '../emit/diagram/describe-condition.ts';
import { toJenkinsCall } from '../emit/jenkinsfile/jenkins-step.ts';
import { needAgent } from '../emit/jenkinsfile/steps.ts';
import type { Step } from '../model/step.ts';
import type { Condition } from '../model/value.ts';
import type { DescribedCall } from './describe-call.ts';
import type { Ending } from './ending.ts';
import type { View } from './evaluate.ts';
import { findFault } from './fault.ts';
import { decideCondition } from './place.ts';
import { type Session, takePending, worsen } from './session.ts';
import type { Fault } from './simulate-options.ts';
import type { StepStatus } from './simulation.ts';
import type { StepPlace } from './step-place.ts';

/** How a step ended, and what that means for those behind it. */
export interface StepResult {
  readonly status: StepStatus;
  readonly ending?: Ending;
  readonly reason?: string;
  readonly tries?: number;
}

/** Steps whose work it is to end like this. */
const natural: Readonly<Record<string, Fault | undefined>> = {
  fail: 'fail',
  markUnstable: 'unstable',
};

/** How a step ends: stopped, skipped, failed or done. */
export function performStep(
  session: Session,
  step: Step,
  place: StepPlace,
  call: DescribedCall,
  condition: Condition | undefined,
  view: View,
): StepResult {
  // Nobody would plan that a step fails which may be left out.
  const assumed = step.contract !== 'fail';
  const isSkipped =
    condition !== undefined &&
    !decideCondition(session, condition, view, `step ${step.id}`, assumed);
  const skipped: StepResult = {
    status: 'skipped',
    ...(condition === undefined ? {} : { reason: describeCondition({ kind: 'not', condition }) }),
  };
  // Jenkins does not come to a step of its own whose condition it knows; the runner has to be started.
  if (isSkipped && call.isNative) return skipped;
  const pending = takePending(place);
  if (pending !== undefined) return { status: 'aborted', ending: pending, reason: pending.reason };
  if (place.machine.isLost && needAgent([step], place.inside))
    return failLost(session, step, place);
  if (isSkipped) return skipped;
  const told = findFault(place.faults, `step:${step.id}`, place.attempt, place.axes);
  const fault = told ?? natural[step.contract];
  if (fault === undefined) return { status: 'success' };
  if (fault === 'agentLost') return loseMachine(session, step, place, call);
  if (fault !== 'fail' && fault !== 'unstable') return interrupt(session, step.id, fault);
  if (call.isNative) return failNative(session, step, place, fault);
  if (fault === 'unstable' && step.input['junit'] !== undefined) place.tests.haveFailed = true;
  return failInRunner(session, step, place);
}

/** The step during which the machine is lost is aborted; its own further attempts find no machine. */
function loseMachine(
  session: Session,
  step: Step,
  place: StepPlace,
  call: DescribedCall,
): StepResult {
  place.machine.isLost = true;
  const { ending, reason } = interrupt(session, step.id, 'agentLost');
  const tries = call.isNative ? (step.retry?.attempts ?? 1) : 1;
  const last: Ending = tries > 1 ? { ...ending, result: 'failure', kind: 'failure' } : ending;
  if (!call.isNative || step.onFailure === undefined)
    return { status: 'aborted', ending: last, reason, tries };
  const caught = step.onFailure === 'unstable' ? 'unstable' : 'success';
  worsen(session, last.kind === 'failure' ? caught : last.result, place);
  return { status: step.onFailure === 'ignore' ? 'ignored' : 'unstable', reason, tries };
}

/** Without its machine no request can be written and no step of Jenkins finds its workspace. */
function failLost(session: Session, step: Step, place: StepPlace): StepResult {
  const reason = `the agent of ${place.stage} is gone`;
  const isNative = toJenkinsCall(step, { ...place.inside, inexpressible: [] }) !== undefined;
  if (isNative && step.onFailure !== undefined) {
    if (step.onFailure === 'unstable') worsen(session, 'unstable', place);
    return { status: step.onFailure === 'ignore' ? 'ignored' : 'unstable', reason, tries: 0 };
  }
  const ending: Ending = { result: 'failure', kind: 'failure', reason, isLost: true };
  return { status: 'failure', ending, reason, tries: 0 };
}

/** A failure of the runner's work, after its own attempts. */
function failInRunner(session: Session, step: Step, place: StepPlace): StepResult {
  const reason = `step ${step.id} failed`;
  if (step.onFailure === 'ignore') return { status: 'ignored', reason };
  if (step.onFailure === undefined)
    return { status: 'failure', ending: { result: 'failure', kind: 'failure', reason }, reason };
  worsen(session, 'unstable', place);
  return { status: 'unstable', reason };
}

/** A failure of one of Jenkins's own steps, in the blocks that its options put around it. */
function failNative(session: Session, step: Step, place: StepPlace, fault: Fault): StepResult {
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
): Required<Pick<StepResult, 'status' | 'ending' | 'reason'>> {
  const reasons = {
    abort: `somebody stopped the build at ${what}`,
    agentLost: `the agent was lost at ${what}`,
    timeout: `the time limit passed at ${what}`,
  };
  const reason = reasons[fault];
  const isLost = fault === 'agentLost';
  const kind = isLost ? 'result' : 'interruption';
  const ending: Ending = { result: 'aborted', kind, reason, isLost };
  if (fault === 'abort') session.stop = ending;
  return { status: 'aborted', ending, reason };
}
