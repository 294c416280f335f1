import type { TestFileResult } from './messages.ts';

/** Test files that take longer on the unchanged sources run last, each alone. */
const slowMs = 700;

/**
 * In which order test files are asked about a mutant: first those that killed others of its file,
 * one by one, then the other quick ones together, then the slow ones. A mutant is killed in most
 * cases by the first.
 */
export class KillOrder {
  readonly #related: ReadonlyMap<string, readonly string[]>;
  readonly #durations: ReadonlyMap<string, number>;
  readonly #kills = new Map<string, Map<string, number>>();

  constructor(
    related: ReadonlyMap<string, readonly string[]>,
    baseline: readonly TestFileResult[],
  ) {
    this.#related = related;
    this.#durations = new Map(baseline.map(({ test, durationMs }) => [test, durationMs]));
  }

  /** The groups for a mutant of a file; none when no test imports it. */
  groupsFor(file: string): string[][] {
    const tests = this.#related.get(file) ?? [];
    const kills = this.#kills.get(file) ?? new Map<string, number>();
    const quick = tests.filter((test) => (this.#durations.get(test) ?? 0) < slowMs);
    const killers = quick
      .filter((test) => kills.has(test))
      .sort((a, b) => (kills.get(b) ?? 0) - (kills.get(a) ?? 0))
      .slice(0, 2);
    const others = quick.filter((test) => !killers.includes(test));
    const slow = tests.filter((test) => !quick.includes(test));
    return [...killers.map((test) => [test]), others, ...slow.map((test) => [test])].filter(
      (group) => group.length > 0,
    );
  }

  /** Remembers that a test file killed a mutant of a file. */
  note(file: string, test: string): void {
    const kills = this.#kills.get(file) ?? new Map<string, number>();
    this.#kills.set(file, kills);
    kills.set(test, (kills.get(test) ?? 0) + 1);
  }

  /** How long a group may take with a mutant: much longer than without, on a machine with other work. */
  limitMs(group: readonly string[]): number {
    const usualMs = group.reduce((sum, test) => sum + (this.#durations.get(test) ?? 0), 0);
    return 30_000 + 15 * usualMs;
  }
}
