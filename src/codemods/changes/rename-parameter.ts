import { type ChangeContext, type ChangeOf, type Outcome, refuseOpen } from '../change-context.ts';
import { renameMember } from '../edits/edit-members.ts';

/** `{ old: value }` → `{ new: value }`. */
export function renameParameter(
  change: ChangeOf<'rename-parameter'>,
  context: ChangeContext,
): Outcome {
  const argument = context.given.given.get(change.from);
  if (argument?.member !== undefined) return [renameMember(argument.member, change.to)];
  return refuseOpen(context, [change.from]);
}
