import { GroovyExpression } from '../../../src/emit/groovy/expression.ts';
import type { GroovyValue } from '../../../src/emit/groovy/literal.ts';
import type { Shape } from '../../../src/emit/jenkinsfile/document.ts';

/**
 * A recorded Jenkinsfile as the shapes that the printer makes, for counting. Reads what the recordings
 * have of Declarative and of plain steps; code of other kinds throws.
 */
export function parseJenkinsfile(text: string): Shape {
  const parser = new Parser(tokenize(text));
  const shapes = parser.readBody(false);
  const [pipeline, ...more] = shapes.filter(({ name }) => name !== '@Library');
  if (pipeline?.name !== 'pipeline' || more.length > 0) throw new Error('Not one pipeline block.');
  return pipeline;
}

interface Token {
  readonly kind: 'name' | 'text' | 'value' | 'number' | 'sign' | 'line';
  readonly text: string;
}

const tokenPattern =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/|^#![^\n]*)|(?<line>[\n;])|[ \t\r]+|(?<text>'''(?:\\[\s\S]|(?!''')[\s\S])*'''|'(?:\\.|[^'\\\n])*')|(?<value>"""(?:\\[\s\S]|(?!""")[\s\S])*"""|"(?:\\.|[^"\\\n])*")|(?<name>@?[A-Za-z_][\w.]*)|(?<number>-?\d+)|(?<sign>[{}()[\]:,=+_]|[^\s])/gy;

function tokenize(text: string): Token[] {
  return [...text.matchAll(tokenPattern)].flatMap(({ groups = {} }): Token[] => {
    const found = Object.entries(groups).find(([, value]) => value !== undefined);
    if (found === undefined || found[0] === 'comment') return [];
    return [{ kind: found[0] as Token['kind'], text: found[1] as string }];
  });
}

/** Words that begin code which is neither a directive nor a step. */
const codeWords = new Set('if for while def return try switch throw import'.split(' '));

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** Statements up to the end, or to the brace that closes a block. */
  readBody(isBlock = true): Shape[] {
    const shapes: Shape[] = [];
    for (;;) {
      this.#skipLines();
      if (this.#at >= this.#tokens.length) {
        if (isBlock) throw new Error('A block does not end.');
        return shapes;
      }
      if (isBlock && this.#take('}')) return shapes;
      shapes.push(this.#readStatement());
    }
  }

  #readStatement(): Shape {
    const name = this.#next('name').text;
    if (codeWords.has(name) || name.includes('.')) throw new Error(`Code: ${name}`);
    if (name === 'expression' && this.#take('{')) {
      const { code, hasSteps } = this.#readCode();
      if (hasSteps) throw new Error('Steps in an expression.');
      return { name, values: [new GroovyExpression(code, true)], body: undefined };
    }
    if (this.#take('{')) return { name, values: [], body: this.readBody() };
    if (this.#take('=')) return { name, values: this.#readValues(), body: undefined };
    if (name === 'retry') throw new Error('Nobody can know how often it tries.');
    const values = this.#take('(') ? this.#readValues(')') : this.#readValues();
    return { name, values, body: this.#take('{') ? this.readBody() : undefined };
  }

  /** Comma-separated values to the end of the line, or to the sign that closes them. */
  #readValues(close?: string): GroovyValue[] {
    const values: GroovyValue[] = [];
    const named: Record<string, GroovyValue> = {};
    for (;;) {
      if (close !== undefined) this.#skipLines();
      if (close !== undefined && this.#take(close)) break;
      if (close === undefined && (this.#isLine() || this.#peek('{') || this.#peek('}'))) break;
      const value = this.#readValue();
      if (this.#take(':')) named[String(value)] = this.#readValue();
      else values.push(value);
      if (this.#take('+')) throw new Error('A sum.');
      this.#take(',');
    }
    return Object.keys(named).length > 0 ? [...values, named] : values;
  }

  #readValue(): GroovyValue {
    this.#skipLines();
    const token = this.#tokens[this.#at];
    if (token === undefined) throw new Error('A value is missing.');
    this.#at += 1;
    if (token.kind === 'text') return token.text.replace(/^'''|'''$|^'|'$/g, '');
    if (/\$\{[^}]*\b(?:fileExists|pwd|libraryResource|sh|readFile|library)\b/.test(token.text))
      throw new Error('A step in a text.');
    if (token.kind === 'value')
      return token.text.includes('$')
        ? new GroovyExpression(token.text, true)
        : token.text.replace(/^"""|"""$|^"|"$/g, '');
    if (token.kind === 'number') return Number(token.text);
    if (token.text === '[') return this.#readValues(']') as unknown as GroovyValue;
    if (token.kind !== 'name') throw new Error(`A value was expected, not ${token.text}`);
    if (token.text === 'true' || token.text === 'false') return token.text === 'true';
    if (this.#take('('))
      return new GroovyExpression(`${token.text}(${this.#readValues(')').length})`, true);
    return token.text === 'any' || token.text === 'none'
      ? token.text
      : new GroovyExpression(token.text, true);
  }

  /** Code up to the brace that closes it; only steps would cost something. */
  #readCode(): { code: string; hasSteps: boolean } {
    let depth = 1;
    const words: string[] = [];
    for (;;) {
      const token = this.#tokens[this.#at];
      if (token === undefined) throw new Error('An expression does not end.');
      this.#at += 1;
      if (token.text === '{') depth += 1;
      if (token.text === '}') depth -= 1;
      if (depth === 0) break;
      words.push(token.text);
    }
    const hasSteps = words.some((word) =>
      /^(echo|sh|script|sleep|error|node|readFile)$/.test(word),
    );
    return { code: words.join(' '), hasSteps };
  }

  #next(kind: Token['kind']): Token {
    const token = this.#tokens[this.#at];
    if (token?.kind !== kind) throw new Error(`A ${kind} was expected, not ${token?.text}`);
    this.#at += 1;
    return token;
  }

  #peek(sign: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'sign' && token.text === sign;
  }

  #take(sign: string): boolean {
    if (!this.#peek(sign)) return false;
    this.#at += 1;
    return true;
  }

  #isLine(): boolean {
    const token = this.#tokens[this.#at];
    return token === undefined || token.kind === 'line';
  }

  #skipLines(): void {
    while (this.#tokens[this.#at]?.kind === 'line') this.#at += 1;
  }
}
