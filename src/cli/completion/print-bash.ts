import type { Candidates, CommandWords } from './completion-words.ts';

/**
 * Completion for bash.
 *
 * Words are compared one by one, never by `compgen -W`: it would expand `$(…)` in what it is given,
 * and stages come from a file of the repository.
 */
export function printBash(commands: readonly CommandWords[]): string {
  const values = commands.flatMap((command) =>
    command.options.flatMap(({ flag, short, value }) =>
      value === undefined
        ? []
        : [
            `    ${[flag, ...(short === undefined ? [] : [short])].map((name) => `${command.word}:${name}`).join('|')}) ${assign(value)} ;;`,
          ],
    ),
  );
  const words = commands.map(
    ({ word, options, argument }) =>
      `    ${word}) case "$current" in -*) words='${options.map(({ flag }) => flag).join('\n')}' ;; *) ${assign(argument)} ;; esac ;;`,
  );
  return `_platform() {
  local current="\${COMP_WORDS[COMP_CWORD]}" words='' word
  local -i before=COMP_CWORD-1
  COMPREPLY=()
  # bash cuts \`--format=json\` at the sign.
  if [ "$current" = '=' ]; then current=''; elif [ "\${COMP_WORDS[before]}" = '=' ]; then before=before-1; fi
  case "\${COMP_WORDS[1]}:\${COMP_WORDS[before]}" in
${values.join('\n')}
    *) case "\${COMP_WORDS[1]}" in
${words.join('\n')}
    esac ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words='${[...commands.map(({ word }) => word), '--help', '--version'].join('\n')}'; fi
  while IFS= read -r word; do
    if [ -n "$word" ] && [ "\${word#"$current"}" != "$word" -o -z "$current" ]; then COMPREPLY+=("$word"); fi
  done <<< "$words"
}
complete -o default -F _platform platform
`;
}

/** The statement that finds the words; with none bash offers file names. */
function assign(candidates: Candidates): string {
  if (candidates === 'files') return ':';
  if (candidates === 'stages')
    return 'words="$("${COMP_WORDS[0]}" __complete stages 2>/dev/null | cut -f 1)"';
  return `words='${candidates.map(({ word }) => word).join('\n')}'`;
}
