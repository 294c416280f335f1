import { ts } from 'ts-morph';
import { addOption, type ChangeContext, type ChangeOf, type Outcome } from '../change-context.ts';
import { removeArgument } from '../edits/edit-arguments.ts';
import { replaceNode } from '../edits/text-edit.ts';
import { unwrap } from '../source/step-call.ts';

/** `s.step(a, 'b')` → `s.step(a, { name: 'b' })`. */
export function positionToOption(
  change: ChangeOf<'position-to-option'>,
  context: ChangeContext,
): Outcome {
  const { source, call, given, positional } = context;
  const argument = call.node.arguments[change.position];
  if (argument === undefined || ts.isObjectLiteralExpression(unwrap(argument))) return undefined;
  const isLast = call.node.arguments.length === change.position + 1;
  const isInFront = change.position === positional.length - 1;
  if (isLast && isInFront && ts.isIdentifier(argument) && argument.text !== change.parameter)
    return {
      byHand: `\`${argument.text}\` is \`${change.parameter}\`, or the options`,
      node: argument,
    };
  if (given.isOpen) return { byHand: `\`${change.parameter}\` is an option now`, node: argument };
  const text = source.text.slice(argument.getStart(), argument.getEnd());
  const member = text === change.parameter ? text : `${change.parameter}: ${text}`;
  if (isLast) return [replaceNode(argument, `{ ${member} }`)];
  return [
    removeArgument(source, call.node, change.position),
    ...addOption(context, member, positional.length - 1),
  ];
}
