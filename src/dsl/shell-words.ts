import type { CommandWord } from './shell-command.ts';

/** One command while it is read: its words so far, and the word that is open. */
export class CommandReader {
  readonly words: CommandWord[] = [];
  open: { text: string; values: number[] } | undefined;
  /** Whether the next word is the target of a redirection, which is no word of the command. */
  #inRedirection = false;

  append(text: string): void {
    this.open ??= { text: '', values: [] };
    this.open.text += text;
  }

  /** Takes the open word off; undefined when there is none that belongs to the command. */
  takeWord(): CommandWord | undefined {
    const word = this.open;
    this.open = undefined;
    if (word === undefined || !this.#inRedirection) return word;
    this.#inRedirection = false;
    return undefined;
  }

  expectTarget(): void {
    this.#inRedirection = true;
  }
}
