import { type PatternAutomaton, ROOT } from './pattern-automaton.ts';

/** What a scanner searches for at the moment, and what it writes instead. */
export interface MaskRules {
  readonly automaton: PatternAutomaton;
  readonly replacement: Buffer;
}

/** Masks one stream of bytes, however it is cut into chunks. */
export interface MaskScanner {
  /** Returns what can be shown now: all but the bytes that may be the beginning of a secret. */
  push(chunk: Uint8Array): Buffer;
  /** Returns what was held back; the stream is over. */
  end(): Buffer;
}

/**
 * Every byte that any pattern covers is masked; overlapping occurrences become one mask, so of two
 * secrets that share bytes neither is left in part. At most the longest pattern less one byte is
 * held back, and only while those bytes really are the beginning of a pattern.
 *
 * `readRules` is asked at every chunk, so a secret that becomes known later is masked from then on,
 * including in what is held back.
 */
export function createMaskScanner(readRules: () => MaskRules | undefined): MaskScanner {
  let rules: MaskRules | undefined;
  /** Bytes from the first one that may belong to a pattern still open. */
  let held: Buffer = Buffer.alloc(0);
  /** How many of the held bytes have been written, as a mask that may still grow. */
  let written = 0;
  let state = ROOT;
  /** Covered ranges of `held` that are not written: [start, end, start, end, …], sorted, disjoint. */
  let covered: number[] = [];

  function push(chunk: Uint8Array): Buffer {
    const current = readRules();
    const input = asBuffer(chunk);
    let from = held.length;
    const data = from === 0 ? input : Buffer.concat([held, input]);
    if (current !== rules) {
      rules = current;
      from = 0;
      state = ROOT;
      covered = [];
    }
    if (rules === undefined) return data;
    state = scan(rules.automaton, data, from, state, covered);
    return write(rules, data, data.length - rules.automaton.openLength[state]!);
  }

  function end(): Buffer {
    const rest = rules === undefined ? Buffer.alloc(0) : write(rules, held, held.length);
    held = Buffer.alloc(0);
    written = 0;
    state = ROOT;
    return rest;
  }

  /** Writes up to `safe`: no pattern that is still open starts before it. */
  function write(current: MaskRules, data: Buffer, safe: number): Buffer {
    const parts: Buffer[] = [];
    let position = written;
    let next = 0;
    for (; next < covered.length && covered[next]! < safe; next += 2) {
      const start = covered[next]!;
      // A range that starts within what is written continues the mask that stands there.
      if (start >= position) parts.push(data.subarray(position, start), current.replacement);
      position = covered[next + 1]!;
    }
    if (position < safe) {
      parts.push(data.subarray(position, safe));
      position = safe;
    }
    const keptFrom = Math.min(safe, position);
    covered = covered.slice(next).map((offset) => offset - keptFrom);
    written = position - keptFrom;
    // A copy, so that a few held bytes do not keep a whole chunk alive.
    held = Buffer.from(data.subarray(keptFrom));
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  return { push, end };
}

function scan(
  automaton: PatternAutomaton,
  data: Buffer,
  from: number,
  initial: number,
  covered: number[],
): number {
  const { startingPairs, matchLength } = automaton;
  const last = data.length - 1;
  let state = initial;
  for (let index = from; index <= last; index++) {
    if (state === ROOT) {
      while (index < last && startingPairs[(data[index]! << 8) | data[index + 1]!] === 0) index++;
    }
    state = automaton.step(state, data[index]!);
    const length = matchLength[state]!;
    if (length > 0) cover(covered, index + 1 - length, index + 1);
  }
  return state;
}

/** Adds a range that ends behind all others, and merges those it overlaps. */
function cover(covered: number[], start: number, end: number): void {
  let first = start;
  while (covered.length > 0 && covered[covered.length - 1]! > first) {
    covered.pop();
    first = Math.min(first, covered.pop()!);
  }
  covered.push(first, end);
}

function asBuffer(chunk: Uint8Array): Buffer {
  return Buffer.isBuffer(chunk)
    ? chunk
    : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}
