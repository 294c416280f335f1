import type { ShellPlace } from './shell-place.ts';
import { CommandReader } from './shell-words.ts';

/** Stands for a value in the scanned text; no script can hold this character. */
export const mark = '\0';

/** Reads the pieces of words: quotes, expansions and escapes (XCU 2.2 and 2.6), and notes the values in them. */
export abstract class ShellText {
  /** One for each value, in order. */
  readonly places: ShellPlace[] = [];
  protected readonly text: string;
  protected at = 0;
  /** Set where shells differ about what follows: the place of later values can't be told. */
  protected unclear = false;

  constructor(text: string) {
    this.text = text;
  }

  /** Commands up to the end, or up to the parenthesis that closes them. */
  abstract readList(inParentheses: boolean): void;

  /** One character or one quoted or expanded piece of a word. */
  protected readWordPart(command: CommandReader): void {
    const character = this.text[this.at] as string;
    if (character === mark) this.#take('word', command);
    else if (character === '\\') this.#readEscape(command);
    else if (character === "'") {
      const start = this.at + 1;
      this.at = start;
      this.readUntil("'", 'single-quotes');
      command.append(this.text.slice(start, this.at));
      this.at += 1;
    } else if (character === '"') {
      command.append('');
      this.at += 1;
      this.#readDoubleQuotes(command, 'double-quotes');
    } else if (character === '`') this.#readBackQuotes(command);
    else if (character === '$') this.#readDollar(command, false);
    else {
      command.append(character);
      this.at += 1;
    }
  }

  #readDoubleQuotes(command: CommandReader, place: ShellPlace): void {
    while (this.at < this.text.length) {
      const character = this.text[this.at] as string;
      if (character === '"') {
        this.at += 1;
        return;
      }
      if (character === mark) this.#take(place, command);
      else if (character === '\\') this.#readEscape(command);
      else if (character === '`') this.#readBackQuotes(command);
      else if (character === '$') this.#readDollar(command, true);
      else {
        command.append(character);
        this.at += 1;
      }
    }
  }

  /** What a dollar sign begins. Commands in it have quoting of their own. */
  #readDollar(command: CommandReader, inDoubleQuotes: boolean): void {
    const next = this.text[this.at + 1];
    if (next === '(') {
      command.append(' ');
      if (this.text[this.at + 2] === '(') {
        this.at += 1;
        this.readArithmetic();
      } else {
        this.at += 2;
        this.readList(true);
      }
      return;
    }
    command.append('$');
    if (next === '{') {
      this.at += 2;
      this.#readBraces(command, inDoubleQuotes);
    } else if (next === mark) {
      this.at += 1;
      this.#take('after-dollar', command);
    } else if (next === "'" && !inDoubleQuotes) {
      // Quotes with escapes in bash, a plain dollar before quotes in others: they may end elsewhere.
      const start = this.at + 2;
      this.at = start;
      this.readUntil("'", 'single-quotes');
      if (this.text.slice(start, this.at).includes('\\')) this.unclear = true;
      this.at += 1;
    } else {
      if (next === '[') this.unclear = true;
      this.at += next !== undefined && '$#?@*!-'.includes(next) ? 2 : 1;
    }
  }

  #readBraces(command: CommandReader, inDoubleQuotes: boolean): void {
    while (this.at < this.text.length) {
      const character = this.text[this.at] as string;
      if (character === '}') {
        this.at += 1;
        return;
      }
      if (character === mark) this.#take('parameter-expansion', command);
      else if (character === '\\') this.#readEscape(command);
      else if (character === '`') this.#readBackQuotes(command);
      else if (character === '$') this.#readDollar(command, inDoubleQuotes);
      else if (character === '"' && !inDoubleQuotes) {
        this.at += 1;
        this.#readDoubleQuotes(command, 'parameter-expansion');
      } else if (character === "'" && !inDoubleQuotes) {
        this.at += 1;
        this.readUntil("'", 'parameter-expansion');
        this.at += 1;
      } else {
        // Whether these quote inside quoted braces depends on the shell and the operator.
        if (character === '"' || character === "'") this.unclear = true;
        this.at += 1;
      }
    }
  }

  /** From the first of two parentheses to the second that closes them. */
  protected readArithmetic(): void {
    let depth = 0;
    while (this.at < this.text.length) {
      const character = this.text[this.at] as string;
      if (character === mark) this.#take('arithmetic');
      else if (character === '\\') this.#readEscape();
      else if (character === '$') this.#readDollar(new CommandReader(), true);
      else if (character === '`') this.#readBackQuotes();
      else {
        // Two parentheses may also be a subshell in a subshell, where quotes and comments count.
        if (character === "'" || character === '"' || character === '#') this.unclear = true;
        if (character === '(') depth += 1;
        if (character === ')') depth -= 1;
        this.at += 1;
        if (depth === 0) return;
      }
    }
  }

  #readBackQuotes(command?: CommandReader): void {
    command?.append(' ');
    this.at += 1;
    while (this.at < this.text.length && this.text[this.at] !== '`') {
      if (this.text[this.at] === mark) this.#take('back-quotes');
      else this.at += this.text[this.at] === '\\' && this.text[this.at + 1] !== mark ? 2 : 1;
    }
    this.at += 1;
  }

  #readEscape(command?: CommandReader): void {
    this.at += 1;
    const next = this.text[this.at];
    if (next === mark) this.#take('after-backslash', command);
    else if (next !== undefined) {
      // A line break after a backslash is no character at all.
      if (next !== '\n') command?.append(next);
      this.at += 1;
    }
  }

  protected readUntil(end: string, place: ShellPlace): void {
    while (this.at < this.text.length && this.text[this.at] !== end) {
      if (this.text[this.at] === mark) this.#take(place);
      else this.at += 1;
    }
  }

  /** Notes the place of the value that stands here. */
  #take(place: ShellPlace, command?: CommandReader): void {
    command?.append(mark);
    command?.open?.values.push(this.places.length);
    this.places.push(this.unclear ? 'unclear' : place);
    this.at += 1;
  }

  protected refuse(value: number, place: ShellPlace): void {
    const before = this.places[value];
    if (before === 'word' || before === 'double-quotes') this.places[value] = place;
  }
}
