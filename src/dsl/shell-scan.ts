import { findReinterpreted } from './shell-command.ts';
import type { ShellPlace } from './shell-place.ts';
import { mark, ShellText } from './shell-text.ts';
import { CommandReader } from './shell-words.ts';

/** Words after which a command may begin (XCU 2.4), so that they are no command themselves. */
const reserved = new Set([
  '!',
  '{',
  '}',
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'while',
  'until',
  'time',
]);

/**
 * Says for each value of a script where it stands. `parts` are the texts between the values.
 *
 * Reads POSIX shell text (XCU chapter 2) and what bash adds. Where the two differ, and a later
 * value's place would depend on it, that value's place is `unclear`; so is nothing else: values
 * before the difference keep their place.
 */
export function findShellPlaces(parts: readonly string[]): ShellPlace[] {
  const scan = new ShellScan(parts.map((part) => part.replaceAll(mark, '')).join(mark));
  scan.readList(false);
  return scan.places;
}

interface HereDocument {
  readonly delimiter: string;
  readonly withoutTabs: boolean;
}

class ShellScan extends ShellText {
  #hereDocuments: HereDocument[] = [];

  /** Commands up to the end, or up to the parenthesis that closes them. */
  override readList(inParentheses: boolean): void {
    if (inParentheses && this.#hereDocuments.length > 0) this.unclear = true;
    // One entry for each open `case`; true while its next pattern is read.
    const cases: boolean[] = [];
    let command = new CommandReader();
    const endWord = (): void => {
      const word = command.takeWord();
      if (word === undefined) return;
      const isFirst = command.words.length === 0;
      if (isFirst && word.text === 'esac' && cases.length > 0) {
        cases.pop();
        return;
      }
      if (isFirst && cases.at(-1) !== true && reserved.has(word.text)) return;
      command.words.push(word);
      const [first, , third] = command.words;
      if (first?.text === 'case' && third === word && word.text === 'in') {
        endCommand();
        cases.push(true);
      }
    };
    const endCommand = (): void => {
      endWord();
      for (const [value, place] of findReinterpreted(command.words)) this.refuse(value, place);
      command = new CommandReader();
    };
    while (this.at < this.text.length) {
      const character = this.text[this.at] as string;
      const next = this.text[this.at + 1];
      if (character === '\n') {
        this.at += 1;
        if (isBetweenCaseAndIn(command)) endWord();
        else endCommand();
        this.#readHereDocuments();
      } else if (character === ' ' || character === '\t') {
        this.at += 1;
        endWord();
      } else if (character === '#' && command.open === undefined) {
        this.readUntil('\n', 'comment');
      } else if (character === '<' || character === '>' || (character === '&' && next === '>')) {
        this.#readRedirection(command, endWord);
      } else if (character === ';' || character === '&' || character === '|') {
        endCommand();
        this.at += 1;
        if (character === ';' && (next === ';' || next === '&') && cases.length > 0)
          cases[cases.length - 1] = true;
      } else if (character === '(') {
        if (cases.at(-1) === true && command.open === undefined) this.at += 1;
        else if (next === '(' && command.open === undefined && command.words.length === 0)
          this.readArithmetic();
        else {
          this.at += 1;
          endWord();
          this.readList(true);
        }
      } else if (character === ')') {
        endCommand();
        this.at += 1;
        if (cases.at(-1) === true) cases[cases.length - 1] = false;
        else if (inParentheses) {
          if (this.#hereDocuments.length > 0) this.unclear = true;
          return;
        }
      } else this.readWordPart(command);
    }
    endCommand();
  }

  /** A redirection operator; for a here-document also the word that ends it. */
  #readRedirection(command: CommandReader, endWord: () => void): void {
    const operator = /^(&>>?|<<<|<<-?|<>|<&|<|>>|>&|>\||>)/.exec(
      this.text.slice(this.at, this.at + 3),
    )?.[0] as string;
    this.at += operator.length;
    if (this.text[this.at] === '(') {
      // A process substitution of bash is a word.
      command.append(' ');
      return;
    }
    // Digits right before the operator are a file descriptor.
    if (/^\d+$/.test(command.open?.text ?? '')) command.open = undefined;
    endWord();
    if (operator !== '<<' && operator !== '<<-') {
      command.expectTarget();
      return;
    }
    while (this.text[this.at] === ' ' || this.text[this.at] === '\t') this.at += 1;
    const word = new CommandReader();
    const first = this.places.length;
    while (this.at < this.text.length && !/[\s;&|<>()]/.test(this.text[this.at] as string))
      this.readWordPart(word);
    for (let value = first; value < this.places.length; value += 1)
      this.refuse(value, 'here-document');
    this.#hereDocuments.push({
      delimiter: word.open?.text ?? '',
      withoutTabs: operator === '<<-',
    });
  }

  #readHereDocuments(): void {
    for (const { delimiter, withoutTabs } of this.#hereDocuments.splice(0)) {
      while (this.at < this.text.length) {
        const start = this.at;
        this.readUntil('\n', 'here-document');
        const line = this.text.slice(start, this.at);
        this.at += 1;
        if ((withoutTabs ? line.replace(/^\t+/, '') : line) === delimiter) break;
      }
    }
  }
}

/** `case x` may be followed by line breaks before its `in`. */
function isBetweenCaseAndIn(command: CommandReader): boolean {
  return command.words[0]?.text === 'case' && command.words.length <= 2;
}
