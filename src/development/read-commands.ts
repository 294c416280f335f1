import type { Command, Option } from 'commander';
import type { Io } from '../cli/io.ts';
import { createProgram } from '../cli/program.ts';
import type { CommandDoc } from '../library/reference/commands-page.ts';

/** The command line as its own help has it: the program, and every command that the help lists. */
export function readCommands(): {
  program: CommandDoc;
  commands: CommandDoc[];
} {
  let printed = '';
  const io = {
    stdout: (text: string) => {
      printed += text;
    },
    stderr: () => {},
    columns: 100,
  } as unknown as Io;
  const program = createProgram(io, '', () => {});
  const read = (command: Command): CommandDoc => {
    printed = '';
    command.outputHelp();
    const name = fullNameOf(command);
    return {
      name: name.replace(/^platform /, ''),
      usage: `${name} ${command.usage()}`,
      description: command.description(),
      examples: readExamples(printed),
      arguments: command.registeredArguments.map((argument) => ({
        name: argument.name(),
        description: argument.description,
      })),
      options: command.createHelp().visibleOptions(command).map(readOption),
    };
  };
  const listAll = (of: Command): Command[] =>
    of
      .createHelp()
      .visibleCommands(of)
      .filter((command) => command.name() !== 'help')
      .flatMap((command) => [command, ...listAll(command)]);
  return { program: read(program), commands: listAll(program).map(read) };
}

/** With the commands that it is below: `platform jenkins run`. */
function fullNameOf(command: Command): string {
  return command.parent === null
    ? command.name()
    : `${fullNameOf(command.parent)} ${command.name()}`;
}

/** The lines under `Example:` or `Examples:` at the head of a help text. */
function readExamples(help: string): string[] {
  const block = /^Examples?:\n((?: +.*\n)+)/.exec(help)?.[1] ?? '';
  return block.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function readOption(option: Option): CommandDoc['options'][number] {
  const { defaultValue, defaultValueDescription } = option;
  const isTelling = typeof defaultValue === 'string' || typeof defaultValue === 'number';
  return {
    flags: option.flags,
    description: option.description,
    defaultValue: defaultValueDescription ?? (isTelling ? String(defaultValue) : undefined),
  };
}
