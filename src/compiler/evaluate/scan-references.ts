import { scanTokens, type Token } from './scan-tokens.ts';

/** A place of a source file that names another file, or that changes types elsewhere. */
export interface Reference {
  readonly kind: 'import' | 'directive' | 'augmentation';
  /** The specifier of an import, the text of a directive, the first words of an augmentation. */
  readonly text: string;
  /** Offset in the source, in UTF-16 units. */
  readonly offset: number;
}

/** What may stand between `import` or `export` and `from`. */
const clauseWords = /^[\w$\u0080-\uffff]+$/u;
const clauseSigns = new Set(['{', '}', ',', '*']);

/**
 * Finds what a TypeScript or JavaScript source refers to: imports and re-exports of values and
 * types, `import()` in code and in types, `import = require()`, reference directives, and
 * declarations that reach into other modules.
 *
 * It serves to explain early and to know which files to check. What keeps a file inside the
 * boundary are the module loader of the sandbox and `noResolve` of the type checker; a reference
 * that this scan overlooked is refused there.
 */
export function scanReferences(source: string): Reference[] {
  const { tokens, directives } = scanTokens(source);
  const found: Reference[] = directives.map(({ text, offset }) => ({
    kind: 'directive',
    text,
    offset,
  }));
  const addImport = (token: Token | undefined): void => {
    if (token?.kind === 'string')
      found.push({ kind: 'import', text: token.text, offset: token.offset });
  };
  tokens.forEach((token, index) => {
    if (token.kind !== 'word' || tokens[index - 1]?.text === '.') return;
    const next = tokens[index + 1];
    if (token.text === 'import') {
      if (next?.kind === 'string') addImport(next);
      else if (next?.text === '(') addImport(tokens[index + 2]);
      else addImport(findClauseEnd(tokens, index + 1));
    } else if (token.text === 'export') {
      if (next !== undefined && ['{', '*', 'type'].includes(next.text))
        addImport(findClauseEnd(tokens, index + 1));
    } else if (token.text === 'declare') {
      const reaches =
        next?.text === 'global' || (next?.text === 'module' && isString(tokens[index + 2]));
      if (reaches)
        found.push({ kind: 'augmentation', text: `declare ${next.text}`, offset: token.offset });
    }
  });
  return found;
}

function isString(token: Token | undefined): boolean {
  return token?.kind === 'string';
}

/** The specifier after `from`, or in `= require('…')`; undefined when the clause has none. */
function findClauseEnd(tokens: readonly Token[], start: number): Token | undefined {
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index] as Token;
    const next = tokens[index + 1];
    if (token.text === 'from' && next?.kind === 'string') return next;
    if (token.text === '=' && next?.text === 'require') return tokens[index + 3];
    const belongs =
      token.kind === 'string' || // import { 'any name' as x }
      (token.kind === 'word' && clauseWords.test(token.text)) ||
      clauseSigns.has(token.text);
    if (!belongs) return undefined;
  }
  return undefined;
}
