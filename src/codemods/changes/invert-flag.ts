import { type ChangeContext, type ChangeOf, type Outcome, refuseOpen } from '../change-context.ts';
import { replaceNode } from '../edits/text-edit.ts';
import { readLiteral } from '../source/read-literal.ts';

/** `{ skipTests: true }` → `{ runTests: false }`. */
export function invertFlag(change: ChangeOf<'invert-flag'>, context: ChangeContext): Outcome {
  const argument = context.given.given.get(change.from);
  if (argument?.member === undefined) return refuseOpen(context, [change.from]);
  const literal = readLiteral(argument.value);
  // `!` of a value that is only known at run time would be computed when the file is compiled.
  if (typeof literal?.value !== 'boolean')
    return {
      byHand: `\`${change.to}\` is the opposite of \`${change.from}\``,
      node: argument.value,
    };
  return [replaceNode(argument.member, `${change.to}: ${!literal.value}`)];
}
