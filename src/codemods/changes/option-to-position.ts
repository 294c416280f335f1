import {
  type ChangeContext,
  type ChangeOf,
  type Outcome,
  removeOptions,
} from '../change-context.ts';
import { insertAt } from '../edits/text-edit.ts';

/** `s.step(a, { name: 'b' })` → `s.step(a, 'b')`. */
export function optionToPosition(
  change: ChangeOf<'option-to-position'>,
  context: ChangeContext,
): Outcome {
  const { source, given, positional, call } = context;
  const { options } = given;
  const argument = given.given.get(change.parameter);
  // Without options in the old place there is nothing to move, or the call has followed.
  if (options === undefined || call.node.arguments.length !== positional.length + 1)
    return undefined;
  if (argument?.member === undefined)
    return given.isOpen
      ? { byHand: `\`${change.parameter}\` is given by position now`, node: options }
      : [insertAt(options.getStart(), 'undefined, ')];
  const text = source.text.slice(argument.value.getStart(), argument.value.getEnd());
  if (options.properties.length === 1)
    return [{ start: options.getStart(), end: options.getEnd(), text }];
  return [insertAt(options.getStart(), `${text}, `), ...removeOptions(context, [argument.member])];
}
