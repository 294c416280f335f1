import type { Position } from '../../diagnostics/position.ts';
import { findOffset, findPosition } from './find-position.ts';
import type { Source } from './read-source.ts';
import { scanTokens, type Token } from './scan-tokens.ts';

/** Names of properties and numbers of elements, from the outside to the inside. */
export type PropertyPath = readonly (string | number)[];

/**
 * Where a property of the object stands that a call is given: `environments`, `staging` of
 * `definePipeline({ environments: { staging: … } })`. No call is made there, so that only the text
 * tells. A constant of the same file is followed; what is computed is not found.
 *
 * @param call where the call stands, or one among its arguments: QuickJS names the last call before it
 */
export function findProperty(
  source: Source,
  call: Position,
  path: PropertyPath,
): Position | undefined {
  const { tokens } = scanTokens(source.text);
  let value = findArgument(tokens, findOffset(source, call));
  let found: Token | undefined;
  for (const key of path) {
    const open = followConstant(tokens, value);
    const at =
      typeof key === 'number' ? findElement(tokens, open, key) : findKey(tokens, open, key);
    if (at === undefined) return undefined;
    found = tokens[at];
    // `environments,` stands for `environments: environments`.
    value = typeof key === 'string' && isSign(tokens[at + 1], ':') ? at + 2 : at;
  }
  return found === undefined ? undefined : findPosition(source, found.offset);
}

/** Where `export default` stands. */
export function findDefaultExport(source: Source): Position | undefined {
  const { tokens } = scanTokens(source.text);
  const found = tokens.find(
    ({ kind, text }, index) =>
      kind === 'word' && text === 'export' && tokens[index + 1]?.text === 'default',
  );
  return found === undefined ? undefined : findPosition(source, found.offset);
}

function isSign(token: Token | undefined, text: string): boolean {
  return token?.kind === 'sign' && token.text === text;
}

/** The `{` of the outermost call around a place that is given an object, or of the first one behind it. */
function findArgument(tokens: readonly Token[], place: number): number {
  const open: number[] = [];
  for (const [index, { kind, text, offset }] of tokens.entries()) {
    const isArgument = kind === 'sign' && text === '{' && isSign(tokens[index - 1], '(');
    const around = open.find((at) => at >= 0);
    if (offset >= place && around !== undefined) return around;
    if (offset >= place && isArgument) return index;
    if (kind !== 'sign') continue;
    if ('([{'.includes(text)) open.push(isArgument ? index : -1);
    else if (')]}'.includes(text)) open.pop();
  }
  return -1;
}

/** The start of the value behind a name that `const` gives one; every other value starts where it stands. */
function followConstant(tokens: readonly Token[], value: number): number {
  const name = tokens[value];
  if (name?.kind !== 'word') return value;
  const declared = tokens.findIndex(
    ({ text }, index) =>
      text === name.text && tokens[index - 1]?.text === 'const' && isSign(tokens[index + 1], '='),
  );
  return declared < 0 ? value : declared + 2;
}

function findKey(tokens: readonly Token[], open: number, key: string): number | undefined {
  if (!isSign(tokens[open], '{')) return undefined;
  return listStarts(tokens, open).find((start) => {
    const token = tokens[start];
    return token?.text === key && (token.kind === 'word' || token.kind === 'string');
  });
}

function findElement(tokens: readonly Token[], open: number, number: number): number | undefined {
  if (!isSign(tokens[open], '[')) return undefined;
  const starts = listStarts(tokens, open).slice(0, number + 1);
  // Nobody knows how many elements a spread stands for.
  return starts.some((start) => isSign(tokens[start], '.')) ? undefined : starts[number];
}

/** Where the members of an object or list start: behind its bracket, and behind every comma of its own. */
function listStarts(tokens: readonly Token[], open: number): number[] {
  const starts = [open + 1];
  let depth = 1;
  for (let index = open + 1; index < tokens.length; index += 1) {
    const { kind, text } = tokens[index] as Token;
    if (kind !== 'sign') continue;
    if ('([{'.includes(text)) depth += 1;
    else if (')]}'.includes(text)) depth -= 1;
    else if (text === ',' && depth === 1) starts.push(index + 1);
    if (depth === 0) break;
  }
  return starts;
}
