import { ts } from 'ts-morph';
import { type ChangeContext, type ChangeOf, type Outcome, refuseOpen } from '../change-context.ts';
import { printValue } from '../edits/print-value.ts';
import { replaceNode, type TextEdit } from '../edits/text-edit.ts';
import { unwrap } from '../source/step-call.ts';

/** `{ mode: 'old' }` → `{ mode: 'new' }`, in lists and in both branches of a condition too. */
export function renameValue(change: ChangeOf<'rename-value'>, context: ChangeContext): Outcome {
  const argument = context.given.given.get(change.parameter);
  if (argument === undefined) return refuseOpen(context, [change.parameter]);
  const edits: TextEdit[] = [];
  let unknown: ts.Node | undefined;
  const visit = (expression: ts.Expression): void => {
    const value = unwrap(expression);
    if (ts.isStringLiteral(value) || ts.isNoSubstitutionTemplateLiteral(value)) {
      const to = Object.hasOwn(change.values, value.text) ? change.values[value.text] : undefined;
      const quote = value.getText().startsWith('"') ? '"' : "'";
      if (to !== undefined) edits.push(replaceNode(value, printValue(to, quote)));
    } else if (ts.isConditionalExpression(value)) {
      visit(value.whenTrue);
      visit(value.whenFalse);
    } else if (ts.isArrayLiteralExpression(value)) for (const item of value.elements) visit(item);
    else unknown = value;
  };
  visit(argument.value);
  if (edits.length > 0) return edits;
  if (unknown === undefined) return undefined;
  const olds = Object.keys(change.values).map((value) => `\`${value}\``);
  return { byHand: `the value may be ${olds.join(' or ')}, which has another name`, node: unknown };
}
