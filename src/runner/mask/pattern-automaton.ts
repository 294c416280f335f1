/** The state in which nothing of any pattern has been seen. */
export const ROOT = 0;

/**
 * Finds every occurrence of many byte sequences in one pass, whatever the input: Aho and Corasick,
 * "Efficient string matching: an aid to bibliographic search", CACM 18 (1975). No maintained
 * package offers it over bytes with a resumable state, which chunked output needs.
 */
export interface PatternAutomaton {
  /** Advances by one byte. */
  step(state: number, byte: number): number;
  /** How many of the last bytes seen in a state may still become a pattern, or a longer one. */
  readonly openLength: Int32Array;
  /** Length of the longest pattern that ends in a state, 0 if none does. */
  readonly matchLength: Int32Array;
  /** 1 where a pattern starts with these two bytes (`first << 8 | second`): lets a search skip. */
  readonly startingPairs: Uint8Array;
}

/** Builds the automaton of patterns given as latin1 text, each of at least two bytes. */
export function buildPatternAutomaton(patterns: ReadonlySet<string>): PatternAutomaton {
  let capacity = 1;
  for (const pattern of patterns) capacity += pattern.length;
  const trie = new Trie(capacity);
  const startingPairs = new Uint8Array(65_536);
  for (const pattern of patterns) {
    trie.insert(pattern);
    startingPairs[(pattern.charCodeAt(0) << 8) | pattern.charCodeAt(1)] = 1;
  }
  const { size, byteOf, firstChild, nextSibling, depth: openLength, matchLength } = trie;
  const fallback = new Int32Array(size);
  const fromRoot = new Int32Array(256);
  for (let child = firstChild[ROOT]!; child !== ROOT; child = nextSibling[child]!) {
    fromRoot[byteOf[child]!] = child;
  }

  function findChild(state: number, byte: number): number {
    if (state === ROOT) return fromRoot[byte]!;
    let child = firstChild[state]!;
    while (child !== ROOT && byteOf[child] !== byte) child = nextSibling[child]!;
    return child;
  }

  function step(state: number, byte: number): number {
    let from = state;
    for (;;) {
      const child = findChild(from, byte);
      if (child !== ROOT || from === ROOT) return child;
      from = fallback[from]!;
    }
  }

  // Breadth first, so that the fallback of every shallower state is known.
  const queue = new Int32Array(size);
  let queued = 1;
  for (let next = 0; next < queued; next++) {
    const parent = queue[next]!;
    for (let child = firstChild[parent]!; child !== ROOT; child = nextSibling[child]!) {
      if (parent !== ROOT) fallback[child] = step(fallback[parent]!, byteOf[child]!);
      if (matchLength[child] === 0) matchLength[child] = matchLength[fallback[child]!]!;
      if (firstChild[child] === ROOT) openLength[child] = openLength[fallback[child]!]!;
      queue[queued++] = child;
    }
  }
  return { step, openLength, matchLength, startingPairs };
}

/** All patterns as one tree. Children are chained lists: nearly every state has exactly one. */
class Trie {
  size = 1;
  readonly byteOf: Uint8Array;
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly depth: Int32Array;
  readonly matchLength: Int32Array;

  constructor(capacity: number) {
    this.byteOf = new Uint8Array(capacity);
    this.firstChild = new Int32Array(capacity);
    this.nextSibling = new Int32Array(capacity);
    this.depth = new Int32Array(capacity);
    this.matchLength = new Int32Array(capacity);
  }

  insert(pattern: string): void {
    let state = ROOT;
    for (let index = 0; index < pattern.length; index++) {
      state = this.#enter(state, pattern.charCodeAt(index));
    }
    this.matchLength[state] = pattern.length;
  }

  #enter(parent: number, byte: number): number {
    const { byteOf, firstChild, nextSibling, depth } = this;
    for (let child = firstChild[parent]!; child !== ROOT; child = nextSibling[child]!) {
      if (byteOf[child] === byte) return child;
    }
    const created = this.size++;
    byteOf[created] = byte;
    nextSibling[created] = firstChild[parent]!;
    depth[created] = depth[parent]! + 1;
    firstChild[parent] = created;
    return created;
  }
}
