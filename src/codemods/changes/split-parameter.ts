import {
  type ChangeContext,
  type ChangeOf,
  type Outcome,
  printMember,
  refuseOpen,
} from '../change-context.ts';
import { replaceNode } from '../edits/text-edit.ts';
import { readLiteral } from '../source/read-literal.ts';

/** `{ target: 'host/path' }` → `{ host: 'host', path: 'path' }`. */
export function splitParameter(
  change: ChangeOf<'split-parameter'>,
  context: ChangeContext,
): Outcome {
  const argument = context.given.given.get(change.from);
  if (argument?.member === undefined) return refuseOpen(context, [change.from]);
  const literal = readLiteral(argument.value);
  const [first, second] = change.to;
  if (typeof literal?.value !== 'string')
    return {
      byHand: `\`${change.from}\` is \`${first}\` and \`${second}\` now`,
      node: argument.value,
    };
  const at = literal.value.indexOf(change.separator);
  const members =
    at < 0
      ? [printMember(context, first, literal.value)]
      : [
          printMember(context, first, literal.value.slice(0, at)),
          printMember(context, second, literal.value.slice(at + change.separator.length)),
        ];
  return [replaceNode(argument.member, members.join(', '))];
}
