import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** `platform completion bash`: completion for the shell, printed from the commands themselves. */
export function addCompletion(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('completion')
    .argument('<shell>', 'bash, zsh or fish')
    .description('Print the completion script of a shell.')
    .addHelpText('before', 'Example:\n  source <(platform completion bash)\n')
    .action(async (shell: string) => {
      const { printCompletion } = await import('../completion.ts');
      io.stdout(printCompletion(program, shell));
      setExit(0);
    });
}
