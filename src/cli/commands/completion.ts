import { Argument, type Command } from 'commander';
import { offerChoices, shells } from '../choices.ts';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** `platform completion bash`: completion for the shell, printed from the commands themselves. */
export function addCompletion(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('completion')
    .addArgument(offerChoices(new Argument('<shell>', 'the shell'), shells))
    .description('Print the completion script of a shell.')
    .addHelpText(
      'before',
      'Examples:\n  source <(platform completion bash)\n  platform completion fish > ~/.config/fish/completions/platform.fish\n',
    )
    .action(async (shell: string) => {
      const { loadLibrary } = await import('../../compiler/load-library.ts');
      await loadLibrary();
      const { printCompletion } = await import('../completion/completion.ts');
      io.stdout(printCompletion(program, shell));
      setExit(0);
    });
  program
    .command('__complete', { hidden: true })
    .argument('<what>', '`stages`')
    .description('Words for the completion scripts.')
    .action(async (what: string) => {
      const { listStages } = await import('../completion/list-stages.ts');
      if (what === 'stages') io.stdout(listStages(io.cwd));
      setExit(0);
    });
}
