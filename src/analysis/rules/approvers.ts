import { quote } from '../../diagnostics/quote.ts';
import type { Approval } from '../../model/stage.ts';
import type { Analysis } from '../analysis.ts';
import { type Place, placeOfStage } from '../nodes.ts';

/** Approvers are names that Jenkins can tell apart: it takes all of them as one text with commas. */
export function checkApprovers(analysis: Analysis): void {
  const check = (approval: Approval | undefined, place: string, at: Place | string) => {
    for (const approver of approval?.by ?? [])
      if (approver.trim() === '' || approver.trim() !== approver || /[,\p{Cc}]/u.test(approver))
        analysis.report('invalid-approver', { approver: quote(approver), place }, at);
  };
  for (const [name, { approval }] of Object.entries(analysis.pipeline.environments))
    check(approval, `environment ${quote(name)}`, `environment:${name}`);
  for (const node of analysis.stages)
    check(node.stage.approval, `stage ${quote(node.stage.name)}`, placeOfStage(node));
}
