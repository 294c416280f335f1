import type { ts } from 'ts-morph';
import type { LibraryManifest } from '../compatibility/library-manifest.ts';
import type { ContractChange } from '../contracts/change.ts';
import { insertArgument, removeArgument } from './edits/edit-arguments.ts';
import { addMember, removeMember } from './edits/edit-members.ts';
import { findQuote, printName, printValue } from './edits/print-value.ts';
import type { TextEdit } from './edits/text-edit.ts';
import type { SourceText } from './source/parse-source.ts';
import type { CallArguments, StepCall } from './source/step-call.ts';

/** What a change does to a call. */
export type Outcome =
  /** The call has followed already, or the change does not concern it. */
  | undefined
  | readonly TextEdit[]
  /** A person must look; the reason is the end of a sentence. */
  | { readonly byHand: string; readonly node: ts.Node };

/** A change of one kind. */
export type ChangeOf<K extends ContractChange['kind']> = ContractChange & { readonly kind: K };

/** A call under the eyes of a change. */
export interface ChangeContext {
  readonly source: SourceText;
  readonly call: StepCall;
  /** Read with the positions that the step had when the change came. */
  readonly given: CallArguments;
  readonly positional: readonly string[];
  /** The positions behind the change. */
  readonly positionalAfter: readonly string[];
  /** The name that the step has behind the change. */
  readonly step: string;
  readonly library: LibraryManifest;
}

/** `name: value` as the file writes it. */
export function printMember({ source }: ChangeContext, name: string, value: unknown): string {
  const quote = findQuote(source);
  return `${printName(name, quote)}: ${printValue(value, quote)}`;
}

/** Gives the call one more option; `positions` is how many arguments stand in front of the options. */
export function addOption(context: ChangeContext, member: string, positions: number): TextEdit[] {
  const { source, call, given } = context;
  if (given.options !== undefined) return addMember(source, given.options, member);
  return [insertArgument(call.node, positions, `{ ${member} }`)];
}

/** Takes options out of the call, and the object with them when nothing else is in it. */
export function removeOptions(
  context: ChangeContext,
  members: readonly ts.ObjectLiteralElementLike[],
): TextEdit[] {
  const { source, call, given } = context;
  const all = given.options?.properties ?? [];
  const position = call.node.arguments.length - 1;
  if (all.length === members.length && !hasComment(source, given.options))
    return [removeArgument(source, call.node, position)];
  return members.map((member) => removeMember(source, member));
}

/** Why options can't be rewritten that the call does not show. */
export function refuseOpen({ given, call }: ChangeContext, parameters: readonly string[]): Outcome {
  if (!given.isOpen) return undefined;
  const names = parameters.map((name) => `\`${name}\``).join(' and ');
  return { byHand: `the call does not show whether it gives ${names}`, node: call.name };
}

function hasComment(source: SourceText, node: ts.Node | undefined): boolean {
  return node !== undefined && /\/\/|\/\*/.test(source.text.slice(node.getStart(), node.getEnd()));
}
