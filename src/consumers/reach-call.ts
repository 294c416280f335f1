import type { ts } from 'ts-morph';
import { readLiteral } from '../codemods/source/read-literal.ts';
import { type CallArguments, readArguments, type StepCall } from '../codemods/source/step-call.ts';
import type { Difference } from '../compatibility/difference.ts';
import type { StepManifest } from '../compatibility/library-manifest.ts';
import { hasMember } from './has-member.ts';
import type { Hit } from './hit.ts';
import { readOutput } from './read-output.ts';
import { refusesAt } from './refuses-at.ts';

/** How a difference reaches a call, and at what it points. */
export interface Reached {
  readonly certainty: Hit['certainty'];
  readonly node: ts.Node;
}

/** Two versions of a step as its callers see them. */
export interface StepPair {
  readonly before: StepManifest;
  /** Undefined when the step is gone. */
  readonly after: StepManifest | undefined;
  /** Parameters that have another name now: old → new. */
  readonly renames: ReadonlyMap<string, string>;
}

/** Whether a difference reaches a call, by the rule's reach; undefined when it does not. */
export function reachCall(
  difference: Difference,
  call: StepCall,
  step: StepPair,
): Reached | undefined {
  const given = readArguments(call, step.before.positional);
  const sure = (node: ts.Node): Reached => ({ certainty: 'sure', node });
  const possible = (node: ts.Node): Reached => ({ certainty: 'possible', node });
  switch (difference.reach) {
    case 'every':
      return sure(call.name);
    case 'stage':
      if (call.stage === 'any') return undefined;
      if (call.stage === undefined) return possible(call.name);
      return call.stage === difference.before ? sure(call.name) : undefined;
    case 'position':
      return call.node.arguments.length > firstMoved(difference) ? sure(call.name) : undefined;
    case 'output':
      return readOutput(given, difference.path.split(/[.[]/)[0] as string);
    case 'nobody':
      return undefined;
    default:
      return reachParameter(difference, call, withNewNames(given, step.renames), step.after);
  }
}

/** The first position whose parameter is another one. */
function firstMoved({ before, after }: Difference): number {
  const [olds, news] = [before as readonly string[], after as readonly string[]];
  const index = olds.findIndex((name, position) => news[position] !== name);
  return index < 0 ? olds.length : index;
}

function reachParameter(
  difference: Difference,
  call: StepCall,
  given: CallArguments,
  after: StepManifest | undefined,
): Reached | undefined {
  const [name = '', ...deeper] = difference.path.split(/\.|(?=\[)/);
  const argument = given.given.get(name);
  if (argument === undefined) {
    const isLeftOut = difference.reach === 'left-out' && deeper.length === 0;
    if (given.isOpen) return { certainty: 'possible', node: call.name };
    return isLeftOut ? { certainty: 'sure', node: call.name } : undefined;
  }
  const node = argument.value;
  if (difference.reach === 'left-out' && deeper.length === 0) return undefined;
  if (difference.reach === 'given' && deeper.length === 0) return { certainty: 'sure', node };
  const literal = readLiteral(node);
  if (literal === undefined) return { certainty: 'possible', node };
  if (difference.reach === 'flow') return undefined;
  if (difference.reach === 'value') {
    const isRefused = refusesAt(after?.parameters ?? {}, name, literal.value, deeper);
    return isRefused ? { certainty: 'sure', node } : undefined;
  }
  const isGiven = hasMember(literal.value, deeper);
  return isGiven === (difference.reach === 'given') ? { certainty: 'sure', node } : undefined;
}

/** What a call gives, under the old names and the new ones: a difference may name either. */
function withNewNames(given: CallArguments, renames: ReadonlyMap<string, string>): CallArguments {
  if (renames.size === 0) return given;
  const renamed = [...given.given].flatMap(([name, argument]) => {
    const now = renames.get(name);
    return now === undefined ? [] : [[now, argument] as const];
  });
  return { ...given, given: new Map([...given.given, ...renamed]) };
}
