import type { ShellPlace } from './shell-place.ts';

/** A word of a command: its text with quotes taken off, and the values in it, each a NUL in the text. */
export interface CommandWord {
  readonly text: string;
  readonly values: readonly number[];
}

const shells = new Set(['sh', 'bash', 'dash', 'ash', 'ksh', 'zsh']);
/** Programs whose `-c` takes text for a shell. */
const withCommandOption = new Set([...shells, 'su', 'runuser', 'flock']);
/** Programs that start the program of their arguments. */
const starters = new Set([
  'sudo',
  'timeout',
  'env',
  'nohup',
  'exec',
  'command',
  'time',
  'nice',
  'sshpass',
]);
/** Commands whose arguments are text for a shell, all of them or the first. */
const takesShellText = new Set(['eval', 'watch', 'alias']);
/** Commands whose arguments begin with the name of a variable. */
const takesNames = new Set(['read', 'unset', 'declare', 'typeset', 'local', 'export', 'readonly']);
/** Options of ssh that take an argument (OpenSSH 9). */
const sshOptionWithArgument = /^-[A-Za-z0-9]*[BbcDEeFIiJLlmOoPpQRSWw]$/;
const arithmeticOperator = /^-(eq|ne|lt|le|gt|ge)$/;

/**
 * The values of a command that would not stay data although they are quoted, because the command
 * itself reads its arguments as shell text, as arithmetic or as names: value → its place.
 */
export function findReinterpreted(words: readonly CommandWord[]): Map<number, ShellPlace> {
  const found = new Map<number, ShellPlace>();
  const refuse = (word: CommandWord | undefined, place: ShellPlace): void => {
    for (const value of word?.values ?? []) found.set(value, place);
  };
  const start = words.findIndex(({ text }) => !/^[A-Za-z_]\w*(\[[^\]]*\])?\+?=/.test(text));
  const program = nameOf(words[start]);
  const rest = start === -1 ? [] : words.slice(start + 1);
  for (const word of start === -1 ? words : words.slice(0, start + 1))
    if (/^[A-Za-z_]\w*\[[^\]]*\0/.test(word.text)) refuse(word, 'arithmetic');
  if (takesShellText.has(program)) for (const word of rest) refuse(word, 'second-shell');
  if (program === 'trap') refuse(rest.find(isOperand), 'second-shell');
  if (program === 'let') for (const word of rest) refuse(word, 'arithmetic');
  if (takesNames.has(program))
    for (const word of rest) if (/^[^=]*\0/.test(word.text)) refuse(word, 'variable-name');
  for (const word of findScripts(words)) refuse(word, 'second-shell');
  for (const word of findRemoteText(words)) refuse(word, 'second-shell');
  if (program === '[[' || program === '[' || program === 'test')
    rest.forEach((word, index) => {
      const [before, after] = [rest[index - 1]?.text ?? '', rest[index + 1]?.text ?? ''];
      const isNumber =
        program === '[[' && (arithmeticOperator.test(before) || arithmeticOperator.test(after));
      if (isNumber || before === '-v') refuse(word, 'arithmetic');
    });
  return found;
}

/** The word after `-c` of every shell that the command starts, wherever in it: `docker exec x sh -c '…'`. */
function findScripts(words: readonly CommandWord[]): CommandWord[] {
  return words.flatMap((word, index) => {
    const program = nameOf(word);
    if (!withCommandOption.has(program)) return [];
    const isCommandOption = ({ text }: CommandWord): boolean =>
      /^-[A-Za-z]*c[A-Za-z]*$/.test(text) || text === '--command';
    const after = words.slice(index + 1);
    const option = after.findIndex(isCommandOption);
    const operand = after.findIndex(isOperand);
    if (option === -1) return [];
    if (shells.has(program) && operand !== -1 && operand < option) return [];
    const script = after.slice(option + 1).find(isOperand);
    return script === undefined ? [] : [script];
  });
}

/** What `ssh` hands to the shell on the other side: everything after the host. */
function findRemoteText(words: readonly CommandWord[]): readonly CommandWord[] {
  const start = words.findIndex((word) => nameOf(word) === 'ssh');
  if (start === -1 || (start > 0 && !starters.has(nameOf(words[0])))) return [];
  let index = start + 1;
  while (index < words.length && !isOperand(words[index] as CommandWord))
    index += sshOptionWithArgument.test((words[index] as CommandWord).text) ? 2 : 1;
  return words.slice(index + 1);
}

function isOperand({ text }: CommandWord): boolean {
  return !/^[-+]./.test(text);
}

/** The name of a program, also when it is called by its path in the system. */
function nameOf(word: CommandWord | undefined): string {
  return word?.text.replace(/^\/(usr\/)?(local\/)?s?bin\//, '') ?? '';
}
