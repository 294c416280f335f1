import type { Command } from 'commander';
import { UserError } from '../../diagnostics/errors.ts';
import { quote } from '../../diagnostics/quote.ts';
import { type Shell, shells } from '../choices.ts';
import { type CommandWords, listCompletionWords } from './completion-words.ts';
import { printBash } from './print-bash.ts';
import { printFish } from './print-fish.ts';
import { printZsh } from './print-zsh.ts';

const printers: Readonly<Record<Shell, (commands: readonly CommandWords[]) => string>> = {
  bash: printBash,
  zsh: printZsh,
  fish: printFish,
};

/** The completion script of a shell, from the commands themselves. Throws `UserError` `completion.shell`. */
export function printCompletion(program: Command, shell: string): string {
  const known = shells.find((name) => name === shell);
  if (known !== undefined) return printers[known](listCompletionWords(program));
  throw new UserError('completion.shell', `There is no completion for ${quote(shell)}.`, {
    mend: `Shells are: ${shells.join(', ')}.`,
  });
}
