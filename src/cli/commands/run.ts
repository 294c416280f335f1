import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from '../io.ts';
import type { SetExit } from '../program.ts';

/** What a person asked of `platform run`. */
export interface RunCommandOptions {
  readonly stage?: string;
  readonly from?: string;
  readonly dryRun?: boolean;
  readonly watch?: boolean;
  readonly cache: boolean;
  readonly approve: readonly string[];
  readonly parameter: Readonly<Record<string, string>>;
  readonly answer: Readonly<Record<string, string>>;
  readonly concurrency: number;
  readonly json?: boolean;
  readonly plain?: boolean;
}

/** `platform run`: the same pipeline on this machine. */
export function addRun(program: Command, io: Io, setExit: SetExit): void {
  program
    .command('run')
    .argument('[file]', 'pipeline file or folder; the one of this folder unless said')
    .description('Run the pipeline on this machine, without Jenkins.')
    .option('--stage <stage>', 'run only this stage, with the outputs of the last run')
    .option('--from <stage>', 'run from this stage on, with the outputs of the last run')
    .option('--dry-run', 'show what would run, and run nothing')
    .option('--watch', 'run again at every change of the sources')
    .option('--no-cache', 'run steps again even when their declared inputs are unchanged')
    .option(
      '--approve <stage>',
      'approve a stage that waits for a person; `all` for every one (repeatable)',
      (value: string, all: string[]) => [...all, value],
      [] as string[],
    )
    .option('--parameter <name=value>', 'a build parameter (repeatable)', collectParameter, {})
    .option(
      '--answer <name=value>',
      'an answer to a question of an approval; what it proposes unless said (repeatable)',
      collectParameter,
      {},
    )
    .addOption(
      new Option('--concurrency <count>', 'how many stages run at the same time')
        .argParser(parseCount)
        .default(availableParallelism(), 'the number of processors'),
    )
    .option('--plain', 'plain lines instead of live progress')
    .option('--json', 'print events as JSON lines')
    .addHelpText(
      'before',
      'Examples:\n  platform run\n  platform run --from Publish --approve all\n',
    )
    .action(async (file: string | undefined, options: RunCommandOptions) => {
      const { runRun } = await import('../run-run.ts');
      setExit(await runRun(file, options, io));
    });
}

function collectParameter(text: string, before: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at <= 0) throw new InvalidArgumentError('Write it as name=value.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 64)
    throw new InvalidArgumentError('Give a whole number from 1 to 64.');
  return count;
}
