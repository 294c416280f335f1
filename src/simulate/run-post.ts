import { listSenders } from '../emit/flow-plan.ts';
import { needAgent, needCheckout } from '../emit/jenkinsfile/steps.ts';
import type { Surroundings } from '../emit/jenkinsfile/surroundings.ts';
import { type Post, type PostCondition, postConditions, type Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';
import type { Ending } from './ending.ts';
import { findWorst } from './outcome.ts';
import { isDue } from './post-conditions.ts';
import { collectTests, runSteps } from './run-step.ts';
import { currentResult, type Session } from './session.ts';
import type { StepPlace } from './step-place.ts';

/** Where the post of a stage, a group or the pipeline runs. */
export interface PostPlace extends Omit<StepPlace, 'post'> {
  /** The group or pipeline (`undefined`) whose post it is; the post of a stage with steps has its workspace. */
  readonly group?: Stage | undefined;
  readonly hasWorkspace: boolean;
}

/**
 * Runs post blocks in Jenkins's order and returns the first ending of all.
 *
 * While a block runs, the result of the build is what its condition looked at; afterwards it is
 * what it was, unless the block made it worse. An error ends its own block only (recorded case 116),
 * and later blocks see what earlier ones did (117, 118).
 */
export function runPost(
  session: Session,
  post: Post | undefined,
  place: PostPlace,
  given: Ending | undefined,
): Ending | undefined {
  let ending = given;
  for (const condition of postConditions) {
    const steps = post?.[condition] ?? [];
    const collects = condition === 'always' && place.tests.haveFailed;
    if (steps.length === 0 && !collects) continue;
    const now = findWorst(currentResult(session), ending?.result ?? 'success');
    if (!isDue(condition, now, session.build.previous)) continue;
    const before = session.result;
    session.result = now;
    const inside = surroundPost(place, steps, condition);
    // Behind a group or the pipeline each block has a machine of its own, or none.
    const machine = place.hasWorkspace ? place.machine : { isLost: false };
    const own: StepPlace = { ...place, inside, machine, post: condition };
    if (collects) collectTests(session, own);
    if (steps.length > 0) session.post.push(describePost(place, condition));
    const failed = runSteps(session, steps, own);
    ending ??= failed;
    if (session.result === now) session.result = before;
  }
  return ending;
}

function describePost({ stage, stages }: PostPlace, condition: PostCondition) {
  return stages.length === 0 ? { condition } : { stage, condition };
}

/** Post steps of a group or the pipeline get a machine of their own when they need one. */
function surroundPost(
  { inside, group, hasWorkspace }: PostPlace,
  steps: readonly Step[],
  condition: PostCondition,
): Surroundings {
  if (hasWorkspace || !needAgent(steps, inside)) return inside;
  const deliveries = inside.flow.deliveredToPost(group, condition);
  return { ...inside, receives: listSenders(deliveries), onAgent: needCheckout(steps) };
}
