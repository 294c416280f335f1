import type { TestFileResult } from './messages.ts';

/** Test files that take longer on the unchanged sources run last, each alone. */
const slowMs = 700;

/** So many test files are asked one by one before the others. */
const favouriteCount = 3;

/**
 * In which order test files are asked about a mutant: first those that killed most mutants of its
 * file, else of its room, one by one; then the other quick ones together; then the slow ones. Most
 * mutants are killed by the first, in a tenth of the time of all.
 */
export class KillOrder {
  readonly #related: ReadonlyMap<string, readonly string[]>;
  readonly #durations: ReadonlyMap<string, number>;
  readonly #kills = new Map<string, number>();

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
    const quick = tests.filter((test) => this.#durationOf(test) < slowMs);
    const rank = (test: string) => 1000 * this.#count(file, test) + this.#count(roomOf(file), test);
    const favourites = quick
      .filter((test) => rank(test) > 0)
      .sort((a, b) => rank(b) - rank(a))
      .slice(0, favouriteCount);
    const others = quick.filter((test) => !favourites.includes(test));
    const slow = tests.filter((test) => !quick.includes(test));
    const groups = [...favourites.map((test) => [test]), others, ...slow.map((test) => [test])];
    return groups.filter((group) => group.length > 0);
  }

  /** Remembers that a test file killed a mutant of a file. */
  note(file: string, test: string): void {
    for (const place of [file, roomOf(file)])
      this.#kills.set(`${place} ${test}`, this.#count(place, test) + 1);
  }

  /** How long a group may take with a mutant: much longer than without, on a machine with other work. */
  limitMs(group: readonly string[]): number {
    return 20_000 + 15 * group.reduce((sum, test) => sum + this.#durationOf(test), 0);
  }

  #count(place: string, test: string): number {
    return this.#kills.get(`${place} ${test}`) ?? 0;
  }

  #durationOf(test: string): number {
    return this.#durations.get(test) ?? 0;
  }
}

/** `src/analysis` */
function roomOf(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}
