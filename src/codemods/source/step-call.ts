import { ts } from 'ts-morph';
import type { StageKind } from '../../contracts/contract.ts';

/** A call of a step in an author's file. */
export interface StepCall {
  readonly step: string;
  readonly node: ts.CallExpression;
  /** The name of the step in the call. */
  readonly name: ts.Identifier;
  /** The kind of stage around it; `any` in a post block, undefined when the file does not say. */
  readonly stage: StageKind | 'any' | undefined;
}

/** What a call gives its step, seen by the names of the parameters. */
export interface CallArguments {
  /** Parameter → expression; those given by position first. */
  readonly given: ReadonlyMap<string, GivenArgument>;
  /** The options object; undefined when there is none or when it is not written in the call. */
  readonly options: ts.ObjectLiteralExpression | undefined;
  /** Whether parameters may be given that the call does not show: a variable as options, a spread. */
  readonly isOpen: boolean;
}

/** One parameter that a call gives. */
export interface GivenArgument {
  /** Position, or undefined for a member of the options. */
  readonly position: number | undefined;
  readonly value: ts.Expression;
  /** The member of the options. */
  readonly member: ts.PropertyAssignment | ts.ShorthandPropertyAssignment | undefined;
}

/**
 * Reads the arguments of a call.
 *
 * @param positional the parameters that the step took by position when the call was written
 */
export function readArguments(call: StepCall, positional: readonly string[]): CallArguments {
  const given = new Map<string, GivenArgument>();
  const all = call.node.arguments;
  let isOpen = all.some((argument) => ts.isSpreadElement(argument));
  all.slice(0, positional.length).forEach((value, position) => {
    if (isUndefined(value)) return;
    given.set(positional[position] as string, { position, value, member: undefined });
  });
  const last = all[positional.length];
  const options = last === undefined ? undefined : unwrap(last);
  if (options === undefined) return { given, options, isOpen };
  if (!ts.isObjectLiteralExpression(options)) {
    // A text, or something with arguments behind it, is a parameter that came by position later on.
    const mayBeOptions = !isValue(options) && all.length === positional.length + 1;
    return { given, options: undefined, isOpen: isOpen || mayBeOptions };
  }
  for (const member of options.properties) {
    const name = member.name === undefined ? undefined : nameOf(member.name);
    if (ts.isPropertyAssignment(member) && name !== undefined)
      given.set(name, { position: undefined, value: member.initializer, member });
    else if (ts.isShorthandPropertyAssignment(member) && name !== undefined)
      given.set(name, { position: undefined, value: member.name, member });
    else isOpen = true;
  }
  return { given, options, isOpen };
}

/** The name of a member when it is written plainly. */
export function nameOf(name: ts.PropertyName): string | undefined {
  if (ts.isIdentifier(name) || ts.isStringLiteral(name)) return name.text;
  return undefined;
}

/** An expression without parentheses and type assertions. */
export function unwrap(expression: ts.Expression): ts.Expression {
  if (
    ts.isParenthesizedExpression(expression) ||
    ts.isAsExpression(expression) ||
    ts.isSatisfiesExpression(expression)
  )
    return unwrap(expression.expression);
  return expression;
}

function isValue(expression: ts.Expression): boolean {
  return (
    ts.isLiteralExpression(expression) ||
    ts.isTemplateLiteral(expression) ||
    ts.isTaggedTemplateExpression(expression) ||
    ts.isArrayLiteralExpression(expression)
  );
}

function isUndefined(expression: ts.Expression): boolean {
  return ts.isIdentifier(expression) && expression.text === 'undefined';
}
