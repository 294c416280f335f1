import { type Post, type PostCondition, postConditions, type Stage } from '../../model/stage.ts';
import type { Step } from '../../model/step.ts';
import { listSenders } from '../flow-plan.ts';
import { variable } from '../groovy/build-expression.ts';
import { printOnAgent } from './agent.ts';
import { block, directive, type Piece } from './document.ts';
import { needAgent, needCheckout, printDeliveries, printPostSteps } from './steps.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * `post { … }` where the steps have a workspace: that of their stage. `always` are further pieces
 * that come first in any case.
 */
export function printStagePost(
  stage: Stage,
  around: Surroundings,
  always: readonly Piece[],
): Piece[] {
  return printPost(stage.post, (steps) => printPostSteps(steps, stage.id, around), always);
}

/**
 * `post { … }` of a pipeline (without `group`) or of a group of stages, which has no workspace: steps
 * that need a machine get one (recorded case 119), with the files that they read.
 */
export function printGroupPost(group: Stage | undefined, around: Surroundings): Piece[] {
  const { pipeline, flow } = around;
  const post = (group ?? pipeline).post;
  return printPost(post, (steps, condition) => {
    if (!needAgent(steps, around)) return printPostSteps(steps, group?.id ?? 'post', around);
    const deliveries = flow.deliveredToPost(group, condition);
    const inside = {
      ...around,
      receives: listSenders(deliveries),
      onAgent: needCheckout(steps),
    };
    const inNode = [
      ...(needCheckout(steps) ? [directive('checkout', variable('scm'))] : []),
      ...printDeliveries(deliveries),
      ...printPostSteps(steps, group?.id ?? 'post', inside),
    ];
    const node = group === undefined ? 'pipeline' : `stage:${group.id}`;
    return [printOnAgent(pipeline.agent, inNode, around, node)];
  });
}

/** The conditions in the order in which Jenkins runs them, whatever a file says (recorded case 108). */
function printPost(
  post: Post | undefined,
  print: (steps: readonly Step[], condition: PostCondition) => readonly Piece[],
  always: readonly Piece[] = [],
): Piece[] {
  const blocks = postConditions.flatMap((condition) => {
    const steps = post?.[condition] ?? [];
    const pieces = [
      ...(condition === 'always' ? always : []),
      ...(steps.length === 0 ? [] : print(steps, condition)),
    ];
    return pieces.length === 0 ? [] : [block(condition, pieces)];
  });
  return blocks.length === 0 ? [] : [block('post', blocks)];
}
