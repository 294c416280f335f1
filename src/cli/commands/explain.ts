import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** `platform explain P401`, `platform explain run`: what a finding means, what a step takes. */
export function addExplain(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('explain')
    .argument('[name]', 'code or name of a finding, or name of a step; all of them without one')
    .description('Explain a finding (its cause, an example, how to mend it) or a step.')
    .option('--json', 'print JSON')
    .addHelpText('before', 'Examples:\n  platform explain P201\n  platform explain helmDeploy\n')
    .action(async (name: string | undefined, options: { json?: boolean }) => {
      const { loadLibrary } = await import('../../compiler/load-library.ts');
      await loadLibrary();
      const { explain, listExplained } = await import('../explain.ts');
      const json = options.json === true;
      io.stdout(name === undefined ? listExplained(json) : explain(name, json));
      setExit(0);
    });
}
