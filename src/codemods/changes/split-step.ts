import { ts } from 'ts-morph';
import {
  type ChangeContext,
  type ChangeOf,
  type Outcome,
  refuseOpen,
  removeOptions,
} from '../change-context.ts';
import { insertAt, type TextEdit } from '../edits/text-edit.ts';
import type { GivenArgument } from '../source/step-call.ts';

/** What decides whether and where a step runs; the second step runs as the first did. */
const carried = ['when'] as const;

/** `[s.push(app, { tag: 'a' })]` → `[s.push(app), s.tag(app, { tag: 'a' })]`. */
export function splitStep(change: ChangeOf<'split-step'>, context: ChangeContext): Outcome {
  const { source, call, given } = context;
  const moved = change.moves.flatMap((name) => given.given.get(name)?.member ?? []);
  if (moved.length === 0) return refuseOpen(context, change.moves);
  const { expression, parent } = call.node;
  const isAlone = ts.isArrowFunction(parent) && parent.body === call.node;
  if (
    !ts.isPropertyAccessExpression(expression) ||
    !(isAlone || ts.isArrayLiteralExpression(parent))
  )
    return {
      byHand: `what ${listNames(change.moves)} did is the step \`${change.with}\` now`,
      node: call.name,
    };
  const second = printSecond(change, context, expression.expression.getText());
  return [
    ...removeOptions(context, moved),
    ...(isAlone
      ? [insertAt(call.node.getStart(), '['), insertAt(call.node.getEnd(), `, ${second}]`)]
      : [insertAt(call.node.getEnd(), `,${separator(source.text, call.node)}${second}`)]),
  ] satisfies TextEdit[];
}

function printSecond(
  change: ChangeOf<'split-step'>,
  context: ChangeContext,
  builder: string,
): string {
  const { source, given, library } = context;
  const positional = library.steps[change.with]?.positional ?? [];
  const names = [...change.shares, ...change.moves, ...carried];
  const found = names.flatMap((name): [string, GivenArgument][] => {
    const argument = given.given.get(name);
    return argument === undefined ? [] : [[name, argument]];
  });
  const textOf = ({ value }: GivenArgument) => source.text.slice(value.getStart(), value.getEnd());
  const byName = new Map(found);
  const first = positional.map((name) => {
    const argument = byName.get(name);
    byName.delete(name);
    return argument === undefined ? 'undefined' : textOf(argument);
  });
  const members = [...byName].map(([name, argument]) => {
    const text = textOf(argument);
    return text === name ? name : `${name}: ${text}`;
  });
  const options = members.length === 0 ? [] : [`{ ${members.join(', ')} }`];
  return `${builder}.${change.with}(${[...first, ...options].join(', ')})`;
}

/** On a line of its own where the first step is. */
function separator(text: string, call: ts.Node): string {
  const lineStart = text.lastIndexOf('\n', call.getStart() - 1) + 1;
  const before = text.slice(lineStart, call.getStart());
  if (before.trim() !== '' || lineStart === 0) return ' ';
  return `${text.includes('\r\n') ? '\r\n' : '\n'}${before}`;
}

function listNames(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ');
}
