import { ts } from 'ts-morph';
import { type ChangeContext, type ChangeOf, type Outcome, refuseOpen } from '../change-context.ts';
import { replaceNode } from '../edits/text-edit.ts';
import { readLiteral } from '../source/read-literal.ts';
import { unwrap } from '../source/step-call.ts';

/** `{ tags: 'a' }` → `{ tags: ['a'] }`. */
export function wrapInList(change: ChangeOf<'wrap-in-list'>, context: ChangeContext): Outcome {
  const argument = context.given.given.get(change.parameter);
  if (argument === undefined) return refuseOpen(context, [change.parameter]);
  const value = unwrap(argument.value);
  if (ts.isArrayLiteralExpression(value)) return undefined;
  const literal = readLiteral(value);
  if (Array.isArray(literal?.value)) return undefined;
  const text = context.source.text.slice(argument.value.getStart(), argument.value.getEnd());
  const isOne =
    literal !== undefined || ts.isTemplateLiteral(value) || ts.isTaggedTemplateExpression(value);
  if (!isOne)
    return {
      byHand: `\`${change.parameter}\` takes a list now; \`${text}\` may be one`,
      node: value,
    };
  const { member } = argument;
  return member !== undefined && ts.isShorthandPropertyAssignment(member)
    ? [replaceNode(member, `${change.parameter}: [${text}]`)]
    : [replaceNode(argument.value, `[${text}]`)];
}
