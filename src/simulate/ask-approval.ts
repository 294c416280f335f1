import type { Approval, Stage } from '../model/stage.ts';
import type { Ending } from './ending.ts';
import { type Place, type Session, takePending } from './session.ts';
import type { ApprovalRequest } from './simulation.ts';

/**
 * Asks people. A no and no answer in time both abort the stage (recorded cases 078 and 288); they
 * stop no other branch.
 */
export function askApproval(
  session: Session,
  stage: Stage,
  approval: Approval,
  place: Place,
): Ending | undefined {
  const pending = takePending(place);
  const answers = session.options.approvals ?? {};
  const answer =
    pending === undefined ? (answers[stage.id] ?? answers[stage.name] ?? 'yes') : undefined;
  const request: ApprovalRequest = {
    stage: stage.id,
    message: approval.message,
    by: approval.by,
    answer,
  };
  session.approvals.push(request);
  const record = place.stages.at(-1);
  if (record !== undefined) record.approval = request;
  if (pending !== undefined || answer === 'yes') return pending;
  return {
    result: 'aborted',
    kind: 'interruption',
    reason: answer === 'no' ? `${stage.id} was refused` : `nobody approved ${stage.id} in time`,
  };
}
