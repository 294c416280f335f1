import { ts } from 'ts-morph';
import { type ChangeContext, type ChangeOf, type Outcome, refuseOpen } from '../change-context.ts';
import { addMember, removeMember } from '../edits/edit-members.ts';
import { replaceNode } from '../edits/text-edit.ts';
import { unwrap } from '../source/step-call.ts';

/** `{ old: value }` → `{ group: { name: value } }`, into the group where the call has it already. */
export function moveParameter(change: ChangeOf<'move-parameter'>, context: ChangeContext): Outcome {
  const { source, given } = context;
  const [group = '', name = ''] = change.to.split('.');
  const old = given.given.get(change.from);
  if (old?.member === undefined) return refuseOpen(context, [change.from]);
  const text = source.text.slice(old.value.getStart(), old.value.getEnd());
  const member = text === name ? name : `${name}: ${text}`;
  const present = given.given.get(group);
  // `group: value` → `group: { name: value }`: the group itself was the value.
  if (group === change.from) {
    const value = unwrap(old.value);
    if (ts.isObjectLiteralExpression(value)) return undefined;
    if (ts.isIdentifier(value) && old.member.kind !== ts.SyntaxKind.ShorthandPropertyAssignment)
      return { byHand: `\`${value.text}\` may be an object of \`${group}\` already`, node: value };
    return [replaceNode(old.member, `${group}: { ${name}: ${text} }`)];
  }
  if (present === undefined) return [replaceNode(old.member, `${group}: { ${member} }`)];
  const object = unwrap(present.value);
  if (!ts.isObjectLiteralExpression(object))
    return {
      byHand: `\`${change.from}\` belongs into \`${group}\`, which is no object here`,
      node: object,
    };
  return [removeMember(source, old.member), ...addMember(source, object, member)];
}
