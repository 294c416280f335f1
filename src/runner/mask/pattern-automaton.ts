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
  /** How many of the last bytes seen in a state are the beginning of a pattern. */
  readonly depth: Int32Array;
  /** Length of the longest pattern that ends in a state, 0 if none does. */
  readonly matchLength: Int32Array;
  /** 1 where a pattern starts with these two bytes (`first << 8 | second`): lets a search skip. */
  readonly startingPairs: Uint8Array;
}

/** Builds the automaton of patterns given as latin1 text, each of at least two bytes. */
export function buildPatternAutomaton(patterns: Iterable<string>): PatternAutomaton {
  const trie = new Trie();
  const startingPairs = new Uint8Array(65_536);
  for (const pattern of patterns) {
    trie.insert(pattern);
    startingPairs[(pattern.charCodeAt(0) << 8) | pattern.charCodeAt(1)] = 1;
  }
  const byteOf = Uint8Array.from(trie.byteOf);
  const firstChild = Int32Array.from(trie.firstChild);
  const nextSibling = Int32Array.from(trie.nextSibling);
  const depth = Int32Array.from(trie.depth);
  const matchLength = Int32Array.from(trie.matchLength);
  const fallback = new Int32Array(depth.length);
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
  const queue = [ROOT];
  for (const parent of queue) {
    for (let child = firstChild[parent]!; child !== ROOT; child = nextSibling[child]!) {
      if (parent !== ROOT) fallback[child] = step(fallback[parent]!, byteOf[child]!);
      if (matchLength[child] === 0) matchLength[child] = matchLength[fallback[child]!]!;
      queue.push(child);
    }
  }
  return { step, depth, matchLength, startingPairs };
}

/** All patterns as one tree. Children are chained lists: nearly every state has exactly one. */
class Trie {
  readonly byteOf = [0];
  readonly firstChild = [ROOT];
  readonly nextSibling = [ROOT];
  readonly depth = [0];
  readonly matchLength = [0];

  insert(pattern: string): void {
    let state = ROOT;
    for (let index = 0; index < pattern.length; index++) {
      state = this.#enter(state, pattern.charCodeAt(index));
    }
    this.matchLength[state] = pattern.length;
  }

  #enter(parent: number, byte: number): number {
    for (let child = this.firstChild[parent]!; child !== ROOT; child = this.nextSibling[child]!) {
      if (this.byteOf[child] === byte) return child;
    }
    const created = this.byteOf.push(byte) - 1;
    this.firstChild.push(ROOT);
    this.nextSibling.push(this.firstChild[parent]!);
    this.depth.push(this.depth[parent]! + 1);
    this.matchLength.push(0);
    this.firstChild[parent] = created;
    return created;
  }
}
