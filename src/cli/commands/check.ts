import { type Command, Option } from 'commander';
import { formats, offerChoices } from '../choices.ts';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

interface Options {
  readonly json?: boolean;
  readonly format?: string;
  readonly watch?: boolean;
  readonly cache: boolean;
  readonly forbid: readonly string[];
}

/** `platform check`: everything that `compile` finds, and whether the generated files are stale; writes nothing. */
export function addCheck(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('check')
    .argument('[files...]', 'pipeline files, folders or globs; the one of this folder unless said')
    .description('Check a pipeline without writing anything.')
    .option('--watch', 'check again at every change')
    .addOption(
      offerChoices(
        new Option('--format <format>', 'how findings are printed').default('text'),
        formats,
      ),
    )
    .option('--json', 'print JSON')
    .option(
      '--forbid <code>',
      'treat findings of this code as errors, whatever a file accepts; can be given more than once',
      (code: string, codes: string[]) => [...codes, code],
      [],
    )
    .option('--no-cache', 'check again even when nothing changed')
    .addHelpText(
      'before',
      'Examples:\n  platform check\n  platform check --watch\n  platform check --format sarif > findings.sarif\n',
    )
    .action(async (files: string[], options: Options) => {
      const { runCompile } = await import('../run-compile.ts');
      setExit(
        await runCompile(
          files,
          {
            write: false,
            watch: options.watch === true,
            force: false,
            format: options.json === true ? 'json' : (options.format ?? 'text'),
            cache: options.cache,
            forbid: options.forbid,
          },
          io,
        ),
      );
    });
}
