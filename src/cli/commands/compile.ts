import { type Command, Option } from 'commander';
import { formats, offerChoices } from '../choices.ts';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

interface Options {
  readonly force?: boolean;
  readonly json?: boolean;
  readonly format?: string;
  readonly cache: boolean;
  readonly forbid: readonly string[];
}

/** `platform compile`: from platform.pipeline.ts to the Jenkinsfile and what goes with it. */
export function addCompile(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('compile')
    .argument('[files...]', 'pipeline files, folders or globs; the one of this folder unless said')
    .description('Check a pipeline and write its Jenkinsfile.')
    .option('--force', 'overwrite generated files that were changed by hand')
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
    .option('--no-cache', 'compile again even when nothing changed')
    .addHelpText('before', "Examples:\n  platform compile\n  platform compile 'repos/*'\n")
    .action(async (files: string[], options: Options) => {
      const { runCompile } = await import('../run-compile.ts');
      setExit(
        await runCompile(
          files,
          {
            write: true,
            watch: false,
            force: options.force === true,
            format: options.json === true ? 'json' : (options.format ?? 'text'),
            cache: options.cache,
            forbid: options.forbid,
          },
          io,
        ),
      );
    });
}
