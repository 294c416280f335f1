/** Where the end of a piece of shell text stands. */
export type ShellPosition =
  | 'word'
  | 'single-quotes'
  | 'double-quotes'
  | 'back-quotes'
  | 'comment'
  | 'arithmetic'
  | 'here-document';

/**
 * Reads POSIX shell text (XCU chapter 2, quoting and expansions) and says in what the next
 * character would stand. Values may only be put where a quoted variable keeps them one word: in
 * plain words and in double quotes.
 */
export function scanShell(script: string): ShellPosition {
  const open: ShellPosition[] = ['word'];
  let wordStart = true;
  for (let index = 0; index < script.length; index += 1) {
    const character = script[index] as string;
    const position = open.at(-1) as ShellPosition;
    const next = script[index + 1];
    if (position === 'single-quotes') {
      if (character === "'") open.pop();
      continue;
    }
    if (position === 'comment') {
      if (character === '\n') open.pop();
      wordStart = true;
      continue;
    }
    if (character === '\\') {
      index += 1;
      wordStart = false;
      continue;
    }
    if (character === '`') {
      if (position === 'back-quotes') open.pop();
      else open.push('back-quotes');
    } else if (character === '$' && next === '(' && script[index + 2] === '(') {
      open.push('arithmetic');
      index += 2;
    } else if (character === '$' && next === '(') {
      open.push('word');
      index += 1;
      wordStart = true;
      continue;
    } else if (character === ')' && position === 'arithmetic' && next === ')') {
      open.pop();
      index += 1;
    } else if (character === ')' && position === 'word' && open.length > 1) {
      open.pop();
    } else if (character === '"') {
      if (position === 'double-quotes') open.pop();
      else open.push('double-quotes');
    } else if (position === 'word') {
      if (character === "'") open.push('single-quotes');
      else if (character === '(' && next === '(' && wordStart) open.push('arithmetic');
      else if (character === '#' && wordStart) open.push('comment');
      else if (character === '<' && next === '<') return 'here-document';
    }
    wordStart = position === 'word' && /[\s;&|(]/.test(character);
  }
  const position = open.at(-1) as ShellPosition;
  return open.includes('back-quotes')
    ? 'back-quotes'
    : open.includes('arithmetic')
      ? 'arithmetic'
      : position;
}
