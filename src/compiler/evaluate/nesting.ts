import { scanTokens, type Token } from './scan-tokens.ts';

/*
 * oxc parses by recursion and its process ends with a segmentation fault when the stack does.
 * Measured with 8 MiB of stack: 17,500 levels of `(`, 5,000 of `function(){`, 22,000 tokens of
 * `Array<Array<…`; no other construct needs less text. The limits keep a distance of at least four.
 */
const shallowTextLength = 4_000;
const deepestBrackets = 500;
const longestRun = 5_000;

/**
 * Whether a text can be parsed by recursion without a danger to the stack: it is short, or neither
 * its brackets nor its chains of operators (`a ? b : c ? d : …`) are extreme. The answer is no when
 * in doubt.
 */
export function isSurelyShallow(text: string): boolean {
  if (text.length <= shallowTextLength) return true;
  const { tokens } = scanTokens(text);
  /** For every open bracket: how many tokens there were in it since the last `,` or `;`. */
  const runs = [0];
  let total = 0;
  for (const [index, token] of tokens.entries()) {
    if (isUncertainSlash(token, tokens[index - 1])) return false;
    const level = runs.length - 1;
    if (isOpening(token)) {
      runs.push(0);
    } else if (isClosing(token)) {
      if (level > 0) total -= runs.pop() as number;
    } else if (endsRun(token, tokens[index + 1])) {
      total -= runs[level] as number;
      runs[level] = 0;
      continue;
    }
    const now = runs.length - 1;
    runs[now] = (runs[now] as number) + 1;
    total += 1;
    if (runs.length > deepestBrackets || total > longestRun) return false;
  }
  return true;
}

function isOpening({ kind, text }: Token): boolean {
  return kind === 'sign' ? '([{'.includes(text) : text === '${' && kind === 'literal';
}

function isClosing({ kind, text }: Token): boolean {
  return kind === 'sign' ? ')]}'.includes(text) : text === '}' && kind === 'literal';
}

/** What follows a separator stands beside what came before, not inside; `if … else` goes on. */
function endsRun({ kind, text }: Token, next: Token | undefined): boolean {
  if (kind !== 'sign' || (text !== ',' && text !== ';')) return false;
  return !['else', 'while', 'catch', 'finally'].includes(next?.text ?? '');
}

const keywordsBeforeExpression = new Set(
  'return typeof instanceof in new delete void throw case do else'.split(' '),
);

/**
 * Whether the scanner may have taken a division for a regular expression or the other way round;
 * then a bracket or a separator that it saw may not be one.
 */
function isUncertainSlash(token: Token, before: Token | undefined): boolean {
  if (!token.text.startsWith('/') || token.kind === 'string') return false;
  if (token.kind === 'sign') {
    if (before?.kind === 'word')
      return isContextual(before) || keywordsBeforeExpression.has(before.text);
    return before?.kind !== 'literal' && before?.kind !== 'string' && before?.text !== ']';
  }
  if (before?.kind === 'word') return isContextual(before);
  return ['+', '-', '!', '>'].includes(before?.text ?? '');
}

function isContextual({ text }: Token): boolean {
  return ['of', 'await', 'yield'].includes(text);
}
