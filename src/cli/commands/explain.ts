import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** `platform explain P401`: what a finding means, with cause, example and mend. */
export function addExplain(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('explain')
    .argument('[code]', 'code or name of a finding; all of them without one')
    .description('Explain a finding: its cause, an example, and how to mend it.')
    .option('--json', 'print JSON')
    .addHelpText('before', 'Example:\n  platform explain P201\n')
    .action(async (code: string | undefined, options: { json?: boolean }) => {
      const { explainDiagnostic, listDiagnostics } = await import('../explain.ts');
      io.stdout(
        code === undefined
          ? listDiagnostics(options.json === true)
          : explainDiagnostic(code, options.json === true),
      );
      setExit(0);
    });
}
