import { ts } from 'ts-morph';
import type { ChangeContext, ChangeOf, Outcome } from '../change-context.ts';
import { replaceNode } from '../edits/text-edit.ts';

/** `s.old(…)` → `s.new(…)`. */
export function renameStep(_change: ChangeOf<'rename-step'>, context: ChangeContext): Outcome {
  const { call, step } = context;
  if (call.step === step) return undefined;
  if (ts.isIdentifier(call.node.expression))
    return {
      byHand: `the step is taken out of its builder by name; its name is \`${step}\` now`,
      node: call.name,
    };
  return [replaceNode(call.name, step)];
}
