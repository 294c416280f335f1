import { ts } from 'ts-morph';
import { type ChangeContext, type ChangeOf, type Outcome, refuseOpen } from '../change-context.ts';
import { findQuote, printValue } from '../edits/print-value.ts';
import { replaceNode } from '../edits/text-edit.ts';
import { unwrap } from '../source/step-call.ts';

/** `{ timeoutSeconds: 30 }` → `{ timeoutMs: 30000 }`, or `{ timeout: '30s' }`. */
export function changeUnit(change: ChangeOf<'change-unit'>, context: ChangeContext): Outcome {
  const { factor = 1, suffix, to } = change;
  const argument = context.given.given.get(change.from);
  if (argument === undefined) return refuseOpen(context, [change.from]);
  const value = unwrap(argument.value);
  const target = argument.member ?? argument.value;
  const name = argument.member === undefined ? '' : `${to}: `;
  if (ts.isNumericLiteral(value)) {
    // Fifteen digits are what a number of JavaScript holds for sure: 0.1 * 1000 is 100.
    const number = Number((Number(value.text) * factor).toPrecision(15));
    const text =
      suffix === undefined
        ? `${number}`
        : printValue(`${number}${suffix}`, findQuote(context.source));
    return [replaceNode(target, `${name}${text}`)];
  }
  // A text with its unit is what the step takes now.
  if (change.from === to && (ts.isStringLiteral(value) || ts.isTemplateLiteral(value)))
    return undefined;
  if (suffix !== undefined || argument.member === undefined)
    return {
      byHand: `the number has another unit now, and \`${value.getText()}\` is not written as one`,
      node: value,
    };
  const isPlain = ts.isIdentifier(value) || ts.isPropertyAccessExpression(value);
  const text = isPlain ? value.getText() : `(${value.getText()})`;
  return [replaceNode(target, `${name}${text} * ${factor}`)];
}
