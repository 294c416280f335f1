import type { Candidates, CommandWords, Word } from './completion-words.ts';

/** Completion for zsh, with the description of each word. */
export function printZsh(commands: readonly CommandWords[]): string {
  const cases = commands.map(
    ({ word, options, argument }) =>
      `    ${word})
      _arguments \\
${options
  .map(
    ({ flag, description, value }) =>
      `        ${quote(`${flag}[${escapeBrackets(description)}]${value === undefined ? '' : `:value:${printAction(value)}`}`)} \\`,
  )
  .join('\n')}
        ${quote(`*:argument:${printAction(argument)}`)} ;;`,
  );
  return `#compdef platform
_platform_stages() {
  local -a stages
  stages=(\${(f)"$($platform_command __complete stages 2>/dev/null | cut -f 1)"})
  compadd -a stages
}
_platform() {
  local platform_command=$words[1]
  local -a commands
  commands=(
${commands.map((command) => `    ${quote(describe(command))}`).join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
}
compdef _platform platform
`;
}

function printAction(candidates: Candidates): string {
  if (candidates === 'files') return '_files';
  if (candidates === 'stages') return '_platform_stages';
  const words = candidates.map((candidate) =>
    candidate.description === ''
      ? candidate.word
      : `${candidate.word}\\:${doubleQuote(candidate.description)}`,
  );
  return candidates.some(({ description }) => description !== '')
    ? `((${words.join(' ')}))`
    : `(${words.join(' ')})`;
}

function describe({ word, description }: Word): string {
  return `${word}:${description}`;
}

/** Text inside the brackets of an option's description. */
function escapeBrackets(text: string): string {
  return text.replace(/[\\[\]:]/g, '\\$&');
}

/** Text that zsh reads a second time, inside double quotes. */
function doubleQuote(text: string): string {
  return `"${text.replace(/[\\"$`:]/g, '\\$&')}"`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
