import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** `platform plan`: which stages run in which builds. */
export function addPlan(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('plan')
    .argument('[file]', 'pipeline file or folder; the one of this folder unless said')
    .description('Show which stages run in which builds, with which approvals and secrets.')
    .option('-o, --output <file>', 'draw the table as an SVG to this file')
    .option('--json', 'print the table as JSON')
    .addHelpText('before', 'Example:\n  platform plan\n  platform plan -o plan.svg\n')
    .action(async (file: string | undefined, options: { output?: string; json?: boolean }) => {
      const { runPlan } = await import('../run-plan.ts');
      setExit(await runPlan(file, options, io));
    });
}
