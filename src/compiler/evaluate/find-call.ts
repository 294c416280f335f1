import type { Position } from '../../diagnostics/position.ts';
import { findOffset, findPosition } from './find-position.ts';
import type { Source } from './read-source.ts';
import { scanTokens, type Token } from './scan-tokens.ts';

/** What is known of a call beside its place. */
export interface Callee {
  /** Name of the function as it stands before the bracket: `run` of `s.run(…)`. */
  readonly name: string;
  /** The first argument when it is a text: of calls inside each other it tells which one is meant. */
  readonly first?: string | undefined;
}

/** A source's tokens, and for each the bracket that is open around it; -1 for none. */
interface Nesting {
  readonly tokens: readonly Token[];
  readonly around: Int32Array;
}

const nestings = new WeakMap<Source, Nesting>();

/**
 * The place of a call, given the one that QuickJS names: the last call among the arguments when there
 * is one, since it keeps no place for the call itself. The place stays as it is when no call around
 * it has the name.
 */
export function findCall(source: Source, position: Position, callee: Callee): Position {
  const offset = findOffset(source, position);
  if (standsAt(source.text, offset, callee)) return position;
  const { tokens, around } = listNesting(source);
  const index = findToken(tokens, offset);
  const calls: number[] = [];
  if (isCall(tokens, index, callee)) calls.push(index);
  for (let open = around[index] ?? -1; open >= 0; open = around[open] as number) {
    if (isCall(tokens, open - 1, callee)) calls.push(open - 1);
  }
  const named = calls.find((call) => {
    const argument = tokens[call + 2];
    return argument?.kind === 'string' && argument.text === callee.first;
  });
  const found = tokens[named ?? calls[0] ?? -1];
  return found === undefined ? position : findPosition(source, found.offset);
}

/** The usual case, for which nothing has to be taken apart. */
function standsAt(text: string, offset: number, { name, first }: Callee): boolean {
  if (!text.startsWith(`${name}(`, offset)) return false;
  return first === undefined || text.startsWith(first, offset + name.length + 2);
}

function isCall(tokens: readonly Token[], index: number, { name }: Callee): boolean {
  const token = tokens[index];
  return token?.kind === 'word' && token.text === name && tokens[index + 1]?.text === '(';
}

function listNesting(source: Source): Nesting {
  const known = nestings.get(source);
  if (known !== undefined) return known;
  const { tokens } = scanTokens(source.text);
  const around = new Int32Array(tokens.length);
  const open: number[] = [-1];
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === 'sign' && ')]}'.includes(text) && open.length > 1) open.pop();
    around[index] = open.at(-1) as number;
    if (kind === 'sign' && '([{'.includes(text)) open.push(index);
  }
  const nesting = { tokens, around };
  nestings.set(source, nesting);
  return nesting;
}

/** The first token at or behind an offset. */
function findToken(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).offset < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
