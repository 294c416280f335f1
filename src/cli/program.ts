import { Command, Option } from 'commander';
import { addCheck } from './commands/check.ts';
import { addCompile } from './commands/compile.ts';
import { addCompletion } from './commands/completion.ts';
import { addExplain } from './commands/explain.ts';
import { addGraph } from './commands/graph.ts';
import { addJenkins } from './commands/jenkins.ts';
import { addLibrary } from './commands/library.ts';
import { addNew } from './commands/new.ts';
import { addPlan } from './commands/plan.ts';
import { addReplay } from './commands/replay.ts';
import { addRun } from './commands/run.ts';
import { addUpgrade } from './commands/upgrade.ts';
import type { Io } from './io.ts';

/** Called by a command with its exit code. */
export type SetExit = (code: number) => void;

/** The command line, as commander knows it. */
export function createProgram(io: Io, version: string, setExit: SetExit): Command {
  const program = new Command('platform')
    .description('Jenkins pipelines as one typed file.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .addOption(new Option('--no-color', 'print without colours'))
    .showSuggestionAfterError(true)
    .showHelpAfterError('(see platform --help)')
    .configureOutput({
      writeOut: io.stdout,
      writeErr: io.stderr,
      getOutHelpWidth: () => Math.min(io.columns, 100),
      getErrHelpWidth: () => Math.min(io.columns, 100),
    })
    .exitOverride()
    .addHelpText(
      'before',
      'Examples:\n  platform new payments && cd payments\n  platform compile\n  platform run\n',
    );
  for (const add of [
    addNew,
    addCompile,
    addCheck,
    addRun,
    addPlan,
    addGraph,
    addJenkins,
    addReplay,
    addLibrary,
    addUpgrade,
    addExplain,
    addCompletion,
  ])
    add(program, io, setExit);
  for (const command of program.commands)
    command
      .exitOverride()
      .configureOutput({ writeOut: io.stdout, writeErr: io.stderr })
      .showSuggestionAfterError(true)
      .showHelpAfterError(`(see platform ${command.name()} --help)`);
  return program;
}
