import type { Command } from 'commander';
import { UserError } from '../diagnostics/errors.ts';

/** What completion needs to know of a command. */
interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly flags: readonly { readonly flag: string; readonly description: string }[];
}

/** The completion script of a shell, from the commands themselves. Throws `UserError` `completion.shell`. */
export function printCompletion(program: Command, shell: string): string {
  const commands: CommandWords[] = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    flags: command.options.flatMap((option) =>
      option.long == null ? [] : [{ flag: option.long, description: option.description }],
    ),
  }));
  switch (shell) {
    case 'bash':
      return printBash(commands);
    case 'zsh':
      return printZsh(commands);
    case 'fish':
      return printFish(commands);
    default:
      throw new UserError(
        'completion.shell',
        `There is no completion for ${JSON.stringify(shell)}.`,
        { mend: 'Shells are: bash, zsh, fish.' },
      );
  }
}

function printBash(commands: readonly CommandWords[]): string {
  const cases = commands.map(
    (command) =>
      `    ${command.name}) words="${command.flags.map(({ flag }) => flag).join(' ')} --help" ;;`,
  );
  return `_platform() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    *) words="${commands.map((command) => command.name).join(' ')} --help --version" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${commands.map((command) => command.name).join(' ')} --help --version"; fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _platform platform
`;
}

function printZsh(commands: readonly CommandWords[]): string {
  const list = commands.map((command) => `    '${command.name}:${quote(command.description)}'`);
  const cases = commands.map(
    (command) =>
      `    ${command.name}) _arguments ${command.flags.map(({ flag, description }) => `'${flag}[${quote(description)}]'`).join(' ')} '*:file:_files' ;;`,
  );
  return `#compdef platform
_platform() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then _describe command commands; return; fi
  case "$words[2]" in
${cases.join('\n')}
  esac
}
compdef _platform platform
`;
}

function printFish(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap((command) => [
    `complete -c platform -n __fish_use_subcommand -a ${command.name} -d '${quote(command.description)}'`,
    ...command.flags.map(
      ({ flag, description }) =>
        `complete -c platform -n '__fish_seen_subcommand_from ${command.name}' -l ${flag.slice(2)} -d '${quote(description)}'`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}

/** Text inside single quotes of all three shells, and without what zsh's descriptions give a meaning to. */
function quote(text: string): string {
  return text.replaceAll(/['\\[\]:]/g, ' ');
}
