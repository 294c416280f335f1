import { ts } from 'ts-morph';
import {
  type ChangeContext,
  type ChangeOf,
  type Outcome,
  refuseOpen,
  removeOptions,
} from '../change-context.ts';
import { removeArgument } from '../edits/edit-arguments.ts';
import { unwrap } from '../source/step-call.ts';

/** `{ gone: value, … }` → `{ … }`, and the same for an argument. */
export function removeParameter(
  change: ChangeOf<'remove-parameter'>,
  context: ChangeContext,
): Outcome {
  const { call, given, source, positional } = context;
  const { parameter, position } = change;
  if (position === undefined) {
    const member = given.given.get(parameter)?.member;
    return member === undefined
      ? refuseOpen(context, [parameter])
      : removeOptions(context, [member]);
  }
  const argument = call.node.arguments[position];
  if (argument === undefined || ts.isObjectLiteralExpression(unwrap(argument))) return undefined;
  const isLast = call.node.arguments.length === position + 1;
  // A variable in the last place may be the options of a call that has followed already.
  if (isLast && position === positional.length - 1 && ts.isIdentifier(argument))
    return { byHand: `\`${argument.text}\` is \`${parameter}\`, or the options`, node: argument };
  return [removeArgument(source, call.node, position)];
}
