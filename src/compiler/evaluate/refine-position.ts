import type { Position } from '../../diagnostics/position.ts';
import { findOffset, findPosition } from './find-position.ts';
import type { Source } from './read-source.ts';
import { scanTokens, type Token } from './scan-tokens.ts';

/**
 * QuickJS remembers places of calls and throws only. For everything else it names the call before,
 * or the beginning of the function; from there the next place that fits is looked for.
 */
function findFrom(
  source: Source,
  position: Position,
  fits: (token: Token, before: Token | undefined) => boolean,
): Position {
  const { tokens } = scanTokens(source.text);
  const start = findOffset(source, position);
  const found = tokens.find(
    (token, index) => token.offset >= start && fits(token, tokens[index - 1]),
  );
  return found === undefined ? position : findPosition(source, found.offset);
}

/** The first use of a global name at or after a place; the place itself when there is none. */
export function findUse(source: Source, position: Position, name: string): Position {
  return findFrom(
    source,
    position,
    (token, before) => token.kind === 'word' && token.text === name && before?.text !== '.',
  );
}

/** The loop that a place stands in or before; the place itself when there is none. */
export function findLoop(source: Source, position: Position): Position {
  if (standsInLoop(source, position)) return position;
  return findFrom(source, position, (token, before) => isLoop(token) && before?.text !== '.');
}

function isLoop(token: Token | undefined): boolean {
  return token?.kind === 'word' && ['for', 'while', 'do'].includes(token.text);
}

/** Whether one of the brackets that are open at a place is the head or the body of a loop. */
function standsInLoop(source: Source, position: Position): boolean {
  const { tokens } = scanTokens(source.text);
  const offset = findOffset(source, position);
  const open: boolean[] = [];
  let closedLoopHead = false;
  for (const [index, { kind, text, offset: at }] of tokens.entries()) {
    if (at >= offset) break;
    const before = tokens[index - 1];
    if (kind !== 'sign') continue;
    if (text === '(' || text === '{' || text === '[') {
      const continuesHead = closedLoopHead && before?.text === ')';
      open.push(isLoop(before) || (before?.text === 'await' && text === '(') || continuesHead);
      closedLoopHead = false;
    } else if (text === ')' || text === '}' || text === ']') {
      closedLoopHead = (open.pop() ?? false) && text === ')';
    }
  }
  return open.includes(true);
}
