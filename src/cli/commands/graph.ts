import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** `platform graph`: the pipeline as a picture. */
export function addGraph(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('graph')
    .argument('[file]', 'pipeline file or folder; the one of this folder unless said')
    .description('Draw the pipeline as an SVG.')
    .option('-o, --output <file>', 'file to write; standard output unless said')
    .option('--json', 'print the stages as JSON')
    .addHelpText('before', 'Example:\n  platform graph -o pipeline.svg\n')
    .action(async (file: string | undefined, options: { output?: string; json?: boolean }) => {
      const { runGraph } = await import('../run-graph.ts');
      setExit(await runGraph(file, options, io));
    });
}
