import type { PostCondition } from '../../model/stage.ts';
import { guardsOf } from '../conditions/conjuncts.ts';
import { describeCondition } from '../conditions/describe-condition.ts';
import { areImplying } from '../conditions/imply.ts';
import type { Place, StageNode, StepNode } from '../nodes.ts';

/** Post blocks that run after every end of their stage, so that what they make is always there later. */
const alwaysAfterSuccess: ReadonlySet<PostCondition> = new Set(['always', 'success', 'cleanup']);
/** Post blocks that only run when every step of the stage has run. */
const onlyAfterAllSteps: ReadonlySet<PostCondition> = new Set(['success', 'fixed', 'unstable']);

/**
 * Why something that `maker` makes before may not be there when `user` runs, as the end of a
 * sentence; undefined when it surely is.
 *
 * @param common the innermost stage around both
 */
export function explainMissing(
  maker: StepNode,
  user: Place,
  common: StageNode | undefined,
): string | undefined {
  if (maker.step.onFailure !== undefined)
    return `when ${lowerFirst(maker.label)} fails, the stage goes on without it`;
  const isSamePost = maker.stage === user.stage && maker.post === user.post;
  if (maker.post !== undefined && !alwaysAfterSuccess.has(maker.post) && !isSamePost)
    return `${lowerFirst(maker.label)} runs only in \`post.${maker.post}\``;
  const known = guardsOf(user);
  const open = guardsOf(maker, common).find(({ condition }) => !areImplying(known, condition));
  if (open !== undefined)
    return `${lowerFirst(maker.label)} runs only ${describeCondition(open.condition)}`;
  const mayFollowFailure =
    user.post !== undefined &&
    !onlyAfterAllSteps.has(user.post) &&
    maker.post === undefined &&
    common === user.stage;
  return mayFollowFailure
    ? `\`post.${user.post}\` also runs when ${lowerFirst(maker.label)} failed or was never reached`
    : undefined;
}

function lowerFirst(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}
