import {
  addOption,
  type ChangeContext,
  type ChangeOf,
  type Outcome,
  printMember,
  refuseOpen,
} from '../change-context.ts';
import { insertArgument } from '../edits/edit-arguments.ts';
import { findQuote, printValue } from '../edits/print-value.ts';

/** `{ … }` → `{ …, needed: value }`: the value that leaves the step as it was. */
export function addParameter(change: ChangeOf<'add-parameter'>, context: ChangeContext): Outcome {
  const { source, call, given, positional, positionalAfter } = context;
  const position = positionalAfter.indexOf(change.parameter);
  if (position >= 0) {
    // Behind the change the options stand one further back: a call with as many arguments has followed.
    const isGiven = call.node.arguments.length > positional.length && given.options === undefined;
    if (isGiven || given.isOpen)
      return given.options === undefined ? undefined : refuseOpen(context, [change.parameter]);
    return [insertArgument(call.node, position, printValue(change.value, findQuote(source)))];
  }
  if (given.given.has(change.parameter)) return undefined;
  if (given.isOpen) return refuseOpen(context, [change.parameter]);
  return addOption(
    context,
    printMember(context, change.parameter, change.value),
    positional.length,
  );
}
