/** What was found in one language. */
export class Tally {
  /** Hostile texts that arrived as the data that they are. */
  arrived = 0;
  /** What is no data, in words, with the text in it. */
  readonly escapes: string[] = [];

  add(arrived: number, escapes: readonly string[]): void {
    this.arrived += arrived;
    this.escapes.push(...escapes);
  }
}
