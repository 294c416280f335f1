type Token = 'name' | 'operator' | '!' | '(' | ')';

/** An operator, a sign, a quoted name or a plain one. */
const tokenPattern =
  /\s*(?:(&&|\|\||<->|->)|([!()])|"(?:\\.|[^"\\\r\n])*"|(?:-(?!>)|[^&|!<>()\s"'-])+)/y;

/**
 * What is wrong with a label expression of Jenkins, as the end of a sentence; undefined when it can
 * match an agent. (Grammar: names, quoted names, `!`, `&&`, `||`, `->`, `<->`, parentheses.)
 */
export function findLabelProblem(label: string): string | undefined {
  if (label.trim() === '') return 'it is empty';
  if (label.includes('$')) return 'variables are not replaced in it';
  const tokens = readTokens(label);
  if (tokens === undefined) return 'it has characters that no expression has';
  let depth = 0;
  let wantsName = true;
  for (const [index, token] of tokens.entries()) {
    if (token === '!' && tokens[index - 1] === '!') return 'two ! stand behind each other';
    if (wantsName) {
      if (token === '(') depth += 1;
      else if (token === 'name') wantsName = false;
      else if (token !== '!') return 'a name is missing';
    } else if (token === 'operator') wantsName = true;
    else if (token === ')' && depth > 0) depth -= 1;
    else
      return token === ')'
        ? 'a parenthesis is not opened'
        : 'two names stand beside each other without && or ||';
  }
  if (wantsName) return 'a name is missing at its end';
  return depth > 0 ? 'a parenthesis is not closed' : undefined;
}

function readTokens(label: string): Token[] | undefined {
  const tokens: Token[] = [];
  const text = label.trimEnd();
  tokenPattern.lastIndex = 0;
  while (tokenPattern.lastIndex < text.length) {
    const match = tokenPattern.exec(text);
    if (match === null) return undefined;
    const [, operator, sign] = match;
    if (operator !== undefined) tokens.push('operator');
    else if (sign !== undefined) tokens.push(sign as Token);
    else tokens.push('name');
  }
  return tokens;
}
