import type { Candidates, CommandWords } from './completion-words.ts';

/** Completion for fish, with the description of each word. */
export function printFish(commands: readonly CommandWords[]): string {
  const lines = commands.flatMap((command) => {
    const inCommand = `-n '__fish_seen_subcommand_from ${command.word}'`;
    return [
      `complete -c platform -n __fish_use_subcommand -f -a ${command.word} -d ${quote(command.description)}`,
      ...command.options.flatMap(({ flag, short, description, value }) => {
        const name = `complete -c platform ${inCommand} -l ${flag.slice(2)}${short === undefined ? '' : ` -s ${short.slice(1)}`}`;
        return value === undefined
          ? [`${name} -f -d ${quote(description)}`]
          : printCandidates(`${name} -r -d ${quote(description)}`, value, false);
      }),
      ...printCandidates(`complete -c platform ${inCommand}`, command.argument, true),
    ];
  });
  return `function __platform_stages
  set -l command (commandline -opc)[1]
  $command __complete stages 2>/dev/null
end
${lines.join('\n')}
`;
}

/** Words as lines of their own where each has a description. */
function printCandidates(head: string, candidates: Candidates, isArgument: boolean): string[] {
  if (candidates === 'files') return isArgument ? [] : [head];
  if (candidates === 'stages') return [`${head} -f -a '(__platform_stages)'`];
  if (!isArgument) return [`${head} -f -a ${quote(candidates.map(({ word }) => word).join(' '))}`];
  return candidates.map(
    ({ word, description }) =>
      `${head} -f -a ${quote(word)}${description === '' ? '' : ` -d ${quote(description)}`}`,
  );
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
