/** A variable in a word of a script. */
export interface Expansion {
  readonly name: string;
  /** Whether quotes keep its value one word. */
  readonly quoted: boolean;
}

/** A word of a command, without its quotes. */
export interface ShellWord {
  readonly text: string;
  readonly expansions: readonly Expansion[];
}

/** A simple command: a program with its arguments, and the operator before it. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** The assignments before the program, or instead of one: `A=$B`. They are never split. */
  readonly assignments: readonly ShellWord[];
  /** `|`, `||`, `&&`, `;`, `&`, `(`, a line break as `\n`; empty for the first. */
  readonly operator: string;
  /** Whether what it prints goes to another command. */
  readonly feedsPipe: boolean;
}

/**
 * Reads a script as simple commands, well enough to look for habits: quotes, comments, operators
 * commands in `$( )` and here-documents are understood (POSIX XCU 2.2, 2.3, 2.7.4, 2.10); words of the
 * grammar such as `if` and `then` are dropped. Never throws.
 */
export function readShellCommands(script: string): ShellCommand[] {
  return new ShellReader(script).read();
}

const operatorPattern = /\|\||&&|;;|[|;&()\n]/y;
const variablePattern = /\$(?:\{[#!]?([A-Za-z_]\w*)[^}]*\}|([A-Za-z_]\w*))/y;
const hereDocumentPattern = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([^\s;&|<>()'"]+))/y;
const grammarWords: ReadonlySet<string> = new Set(
  'if then else elif fi for while until do done case esac in { } ! time exec command'.split(' '),
);

class ShellReader {
  readonly #script: string;
  readonly #commands: ShellCommand[] = [];
  #index = 0;
  #operator = '';
  #words: ShellWord[] = [];
  #text = '';
  #expansions: Expansion[] = [];
  #inWord = false;
  /** Here-documents that begin after this line: their last lines, and whether these may be indented. */
  #hereDocuments: { end: string; indented: boolean }[] = [];

  constructor(script: string) {
    this.#script = script;
  }

  read(): ShellCommand[] {
    while (this.#index < this.#script.length) this.#readNext();
    this.#endCommand('');
    return this.#commands;
  }

  #readNext(): void {
    const character = this.#script[this.#index] as string;
    if (character === '\\') this.#readEscape();
    else if (character === "'") this.#readSingleQuotes();
    else if (character === '"') this.#readDoubleQuotes();
    else if (character === '`' || this.#script.startsWith('$(', this.#index)) {
      this.#index += character === '`' ? 1 : 2;
      this.#endCommand('(');
    } else if (character === '$') this.#readExpansion(false);
    else if (character === '#' && !this.#inWord) {
      const end = this.#script.indexOf('\n', this.#index);
      this.#index = end < 0 ? this.#script.length : end;
    } else if (character === ' ' || character === '\t' || character === '\r') {
      this.#endWord();
      this.#index += 1;
    } else if (character === '<' && this.#readHereDocument()) return;
    else this.#readOperatorOrCharacter(character);
  }

  /** Whether a here-document is announced here; its text is skipped at the end of the line. */
  #readHereDocument(): boolean {
    hereDocumentPattern.lastIndex = this.#index;
    const match = hereDocumentPattern.exec(this.#script);
    if (match === null) return false;
    const end = match[2] ?? match[3] ?? match[4] ?? '';
    this.#hereDocuments.push({ end, indented: match[1] === '-' });
    this.#endWord();
    this.#index += match[0].length;
    return true;
  }

  #skipHereDocuments(): void {
    for (const { end, indented } of this.#hereDocuments) {
      while (this.#index < this.#script.length) {
        const stop = this.#script.indexOf('\n', this.#index);
        const line = this.#script.slice(this.#index, stop < 0 ? undefined : stop);
        this.#index = stop < 0 ? this.#script.length : stop + 1;
        if ((indented ? line.replace(/^\t+/, '') : line) === end) break;
      }
    }
    this.#hereDocuments = [];
  }

  #readOperatorOrCharacter(character: string): void {
    operatorPattern.lastIndex = this.#index;
    const operator = operatorPattern.exec(this.#script)?.[0];
    const before = this.#script[this.#index - 1];
    const isRedirection = operator === '&' && (before === '>' || before === '<');
    if (operator === undefined || isRedirection) {
      this.#add(character);
      return;
    }
    this.#index += operator.length;
    this.#endCommand(operator);
    if (operator === '\n') this.#skipHereDocuments();
  }

  #readEscape(): void {
    const next = this.#script[this.#index + 1];
    this.#index += 2;
    if (next !== undefined && next !== '\n') {
      this.#text += next;
      this.#inWord = true;
    }
  }

  #readSingleQuotes(): void {
    const end = this.#script.indexOf("'", this.#index + 1);
    const stop = end < 0 ? this.#script.length : end;
    this.#text += this.#script.slice(this.#index + 1, stop);
    this.#inWord = true;
    this.#index = stop + 1;
  }

  #readDoubleQuotes(): void {
    this.#index += 1;
    this.#inWord = true;
    for (
      let next = this.#script[this.#index];
      next !== undefined;
      next = this.#script[this.#index]
    ) {
      if (next === '"') break;
      if (next === '\\') this.#readEscape();
      else if (next === '$') this.#readExpansion(true);
      else this.#add(next);
    }
    this.#index += 1;
  }

  #readExpansion(quoted: boolean): void {
    variablePattern.lastIndex = this.#index;
    const match = variablePattern.exec(this.#script);
    const name = match?.[1] ?? match?.[2];
    if (match === null || name === undefined) {
      this.#add('$');
      return;
    }
    this.#expansions.push({ name, quoted });
    this.#text += match[0];
    this.#inWord = true;
    this.#index += match[0].length;
  }

  #add(character: string): void {
    this.#text += character;
    this.#inWord = true;
    this.#index += 1;
  }

  #endWord(): void {
    if (this.#inWord) this.#words.push({ text: this.#text, expansions: this.#expansions });
    this.#text = '';
    this.#expansions = [];
    this.#inWord = false;
  }

  #endCommand(nextOperator: string): void {
    this.#endWord();
    const isAssignment = ({ text }: ShellWord) => /^[A-Za-z_]\w*=/.test(text);
    const start = this.#words.findIndex(
      (word) => !grammarWords.has(word.text) && !isAssignment(word),
    );
    const before = start < 0 ? this.#words : this.#words.slice(0, start);
    const assignments = before.filter(isAssignment);
    const words = start < 0 ? [] : this.#words.slice(start);
    // The word of `case` and the words of `[[` are never split.
    const isKeptWhole = words[0]?.text === '[[' || before.at(-1)?.text === 'case';
    if (words.length > 0 || assignments.length > 0)
      this.#commands.push({
        words: isKeptWhole ? words.map(quoteWord) : words,
        assignments,
        operator: this.#operator,
        feedsPipe: nextOperator === '|',
      });
    this.#words = [];
    this.#operator = nextOperator;
  }
}

function quoteWord({ text, expansions }: ShellWord): ShellWord {
  return { text, expansions: expansions.map(({ name }) => ({ name, quoted: true })) };
}
