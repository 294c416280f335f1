import { ts } from 'ts-morph';
import { type ChangeContext, type ChangeOf, type Outcome, refuseOpen } from '../change-context.ts';
import { renameMember } from '../edits/edit-members.ts';
import { nameOf, unwrap } from '../source/step-call.ts';

/** `{ save: { old: value } }` → `{ save: { new: value } }`. */
export function renameOutput(change: ChangeOf<'rename-output'>, context: ChangeContext): Outcome {
  const save = context.given.given.get('save');
  if (save === undefined) return refuseOpen(context, ['save']);
  const value = unwrap(save.value);
  if (!ts.isObjectLiteralExpression(value))
    return { byHand: `the output \`${change.from}\` is called \`${change.to}\` now`, node: value };
  const member = value.properties.find(
    (property) => property.name !== undefined && nameOf(property.name) === change.from,
  );
  return member === undefined ? undefined : [renameMember(member, change.to)];
}
