import { UserError } from '../diagnostics/errors.ts';
import type { Stage } from '../model/stage.ts';
import type { Ending } from './ending.ts';
import { findFault } from './fault.ts';
import type { Frame } from './frame.ts';
import { interrupt } from './perform-step.ts';
import { runPost } from './run-post.ts';
import { runSteps } from './run-step.ts';
import type { Session } from './session.ts';
import type { StepPlace } from './step-place.ts';

/**
 * A stage with steps, or a cell of a matrix: its agent, its steps in attempts, its post.
 *
 * Where the agent never comes or the checkout fails, no post runs (recorded case 276). The attempts
 * stand inside the steps, so that the post runs once; where the machine is lost and the stage starts
 * again, it runs with each start (not recorded).
 */
export function runLeaf(session: Session, frame: Frame, place: StepPlace): Ending | undefined {
  const stage = frame.stage as Stage;
  const starts = stage.agentAttempts ?? 1;
  for (let start = 1; ; start += 1) {
    const attempt = place.attempt + start - 1;
    const machine = { isLost: false };
    const ending = startLeaf(session, stage, frame, { ...place, attempt, machine });
    if (ending?.isLost !== true || start >= starts) return ending;
  }
}

function startLeaf(
  session: Session,
  stage: Stage,
  frame: Frame,
  place: StepPlace,
): Ending | undefined {
  const fault = findFault(place.faults, `stage:${stage.id}`, place.attempt, place.axes);
  if (fault !== undefined && frame.body.kind === 'steps' && !frame.body.hasAgent)
    throw new UserError(
      'simulate.fault',
      `Stage ${stage.id} takes no agent, so that nothing of it can go wrong before its steps.`,
      { mend: 'Name one of its steps.' },
    );
  if (fault === 'fail')
    return { result: 'failure', kind: 'failure', reason: `the checkout of ${stage.id} failed` };
  if (fault !== undefined && fault !== 'unstable')
    return interrupt(session, stage.id, fault).ending;
  const ending = runAttempts(session, stage, place);
  return runPost(session, frame.post, { ...place, hasWorkspace: true }, ending);
}

/** `retry` does not repeat what was stopped from outside (recorded case 016). */
function runAttempts(session: Session, stage: Stage, place: StepPlace): Ending | undefined {
  const attempts = stage.retryAttempts ?? 1;
  for (let count = 1; ; count += 1) {
    const attempt = place.attempt + count - 1;
    const ending = runSteps(session, stage.steps ?? [], { ...place, attempt });
    if (ending === undefined || ending.kind === 'interruption' || count >= attempts) return ending;
  }
}
