import {
  addOption,
  type ChangeContext,
  type ChangeOf,
  type Outcome,
  printMember,
  refuseOpen,
  removeOptions,
} from '../change-context.ts';
import { removeArgument } from '../edits/edit-arguments.ts';
import { renameMember } from '../edits/edit-members.ts';
import type { TextEdit } from '../edits/text-edit.ts';
import { renameStep } from './rename-step.ts';

/** `s.old(a, { b })` → `s.new(a, { c: b, d: 1 })`: another step, with the parameters that it takes. */
export function replaceStep(change: ChangeOf<'replace-step'>, context: ChangeContext): Outcome {
  const { call, given, positional, positionalAfter, step } = context;
  if (call.step !== change.from) return undefined;
  const renames = change.parameters ?? {};
  const drops = new Set(change.drop ?? []);
  const open = refuseOpen(context, [...Object.keys(renames), ...drops]);
  if (open !== undefined && Object.keys(renames).length + drops.size > 0) return open;
  const kept = positional.filter((name) => !drops.has(name)).map((name) => renames[name] ?? name);
  if (kept.some((name, index) => positionalAfter[index] !== name))
    return {
      byHand: `\`${step}\` takes other parameters by position than \`${change.from}\``,
      node: call.name,
    };
  const renamed = renameStep({ kind: 'rename-step', from: change.from, since: '' }, context);
  if (renamed === undefined || 'byHand' in renamed) return renamed;
  const dropped = [...drops].flatMap((name) => given.given.get(name)?.member ?? []);
  // The next look at the call finds them gone, and does the rest.
  if (dropped.length > 0) return removeOptions(context, dropped);
  const edits: TextEdit[] = [...renamed];
  for (const [name, { member, position }] of given.given) {
    const to = renames[name];
    if (drops.has(name) && position !== undefined)
      edits.push(removeArgument(context.source, call.node, position));
    else if (to !== undefined && member !== undefined) edits.push(renameMember(member, to));
  }
  const added = Object.entries(change.add ?? {}).map(([name, value]) =>
    printMember(context, name, value),
  );
  if (added.length === 0) return edits;
  return [...edits, ...addOption(context, added.join(', '), positional.length)];
}
