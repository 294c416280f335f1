import type { Command } from 'commander';
import type { Shell } from '../choices.ts';
import { listCompletionWords } from './completion-words.ts';
import { printBash } from './print-bash.ts';
import { printFish } from './print-fish.ts';
import { printZsh } from './print-zsh.ts';

/** The completion script of a shell, from the commands themselves. */
export function printCompletion(program: Command, shell: Shell): string {
  const commands = listCompletionWords(program);
  return { bash: printBash, zsh: printZsh, fish: printFish }[shell](commands);
}
