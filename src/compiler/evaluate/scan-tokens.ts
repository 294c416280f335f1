/** A piece of source text; strings carry their value, everything else its own text. */
export interface Token {
  readonly kind: 'word' | 'string' | 'sign' | 'literal';
  readonly text: string;
  readonly offset: number;
}

/** What a source is made of, comments left out. */
export interface Scanned {
  readonly tokens: readonly Token[];
  /** `/// <reference …>` lines before the first token, the only place where they have a meaning. */
  readonly directives: readonly { readonly text: string; readonly offset: number }[];
}

const skipped = /[\s\uFEFF]+|\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?(?:\*\/|$)/uy;
const word = /[\p{ID_Start}$_#\\][\p{ID_Continue}$\\]*/uy;
const number = /(?:\d|\.\d)(?:[eE][+-]|[\w.])*/uy;
const string = /'(?:[^'\\\n\r]|\\[\s\S])*'?|"(?:[^"\\\n\r]|\\[\s\S])*"?/uy;
const regularExpression = /\/(?:[^/\\[\n\r]|\\.|\[(?:[^\]\\\n\r]|\\.)*\])+\/[\p{ID_Continue}]*/uy;
const templatePart = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/uy;

/** After these words an expression begins, so that a slash opens a regular expression. */
const beforeExpression = new Set(
  'return typeof instanceof in of new delete void throw case do else yield await'.split(' '),
);

/**
 * Splits TypeScript into tokens, well enough to find imports. Never throws: what it can't make
 * sense of becomes a sign of one character.
 */
export function scanTokens(source: string): Scanned {
  const tokens: Token[] = [];
  const directives: { text: string; offset: number }[] = [];
  /** For every open template the number of braces that are open inside its `${`. */
  const templates: number[] = [];
  let offset = 0;
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    return pattern.exec(source)?.[0];
  };
  const take = (kind: Token['kind'], text: string, length = text.length): void => {
    tokens.push({ kind, text, offset });
    offset += length;
  };
  const takeTemplatePart = (): void => {
    offset += match(templatePart)?.length ?? 0;
    if (source.startsWith('${', offset)) {
      templates.push(0);
      take('literal', '${');
    } else offset += 1;
  };
  while (offset < source.length) {
    const blank = match(skipped);
    if (blank !== undefined) {
      if (tokens.length === 0 && /^\/\/\/\s*<(?:reference|amd-)/u.test(blank))
        directives.push({ text: blank, offset });
      offset += blank.length;
      continue;
    }
    const character = source[offset] as string;
    if (character === "'" || character === '"') {
      const text = match(string) as string;
      take('string', decodeString(text), text.length);
    } else if (character === '`') {
      take('literal', '`');
      takeTemplatePart();
    } else if (character === '}' && templates.at(-1) === 0) {
      templates.pop();
      take('literal', '}');
      takeTemplatePart();
    } else {
      const text =
        match(word) ??
        match(number) ??
        (character === '/' && opensExpression(tokens.at(-1))
          ? match(regularExpression)
          : undefined);
      if (text === undefined) {
        const last = templates.length - 1;
        if (last >= 0 && character === '{') templates[last] = (templates[last] as number) + 1;
        if (last >= 0 && character === '}') templates[last] = (templates[last] as number) - 1;
        take('sign', character);
      } else take(/^[\d./]/u.test(text) ? 'literal' : 'word', text);
    }
  }
  return { tokens, directives };
}

/** Whether an expression begins after a token, so that a slash is not a division. A guess after `)` and `}`. */
function opensExpression(before: Token | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === 'word') return beforeExpression.has(before.text);
  return before.kind === 'sign' && ![')', ']', '}'].includes(before.text);
}

/** The value of a quoted string; escapes that JSON does not know are resolved too. */
function decodeString(quoted: string): string {
  const end = quoted.length > 1 && quoted.endsWith(quoted[0] as string) ? -1 : undefined;
  return quoted
    .slice(1, end)
    .replace(/\\(?:u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|(\r\n|[\s\S]))/giu, decodeEscape);
}

function decodeEscape(
  _all: string,
  point: string | undefined,
  unit: string | undefined,
  byte: string | undefined,
  single: string | undefined,
): string {
  const code = point ?? unit ?? byte;
  if (code !== undefined) {
    const value = Number.parseInt(code, 16);
    return value > 0x10ffff ? '' : String.fromCodePoint(value);
  }
  const known: Record<string, string> = {
    n: '\n',
    t: '\t',
    r: '\r',
    b: '\b',
    f: '\f',
    v: '\v',
    0: '\0',
  };
  return single !== undefined && /[\r\n\u2028\u2029]/u.test(single)
    ? ''
    : (known[single ?? ''] ?? single ?? '');
}
