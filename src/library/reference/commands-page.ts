import { joinBlocks, printPageHeader } from './header.ts';
import { escapeMarkdown, printCode, printFence, printProse, printTable } from './markdown.ts';

/** A command of the command line, for the reference. */
export interface CommandDoc {
  /** Without `platform`: `jenkins run`. */
  readonly name: string;
  /** As its help says: `platform run [options] [file]`. */
  readonly usage: string;
  readonly description: string;
  readonly examples: readonly string[];
  readonly arguments: readonly {
    readonly name: string;
    readonly description: string;
  }[];
  readonly options: readonly {
    readonly flags: string;
    readonly description: string;
    readonly defaultValue: string | undefined;
  }[];
}

/**
 * The page of all commands.
 *
 * @param program what holds for every command
 */
export function printCommandsPage(program: CommandDoc, commands: readonly CommandDoc[]): string {
  return joinBlocks([
    printPageHeader('src/cli/commands'),
    '# Commands',
    printProse(program.description),
    printFence(program.examples.join('\n'), 'sh'),
    printTable(
      ['Command', 'What it does'],
      commands.map(({ name, description }) => [
        `[${printCode(`platform ${name}`)}](#platform-${name.replaceAll(' ', '-')})`,
        printProse(description),
      ]),
    ),
    'How a command ended is told by its [exit code](exit-codes.md).',
    ...commands.flatMap((command) => [
      `## platform ${escapeMarkdown(command.name)}`,
      printProse(command.description),
      printFence(command.examples.join('\n'), 'sh'),
      printCode(command.usage),
      printRows(
        'Argument',
        command.arguments.map(({ name, description }) => [name, description]),
      ),
      printRows(
        'Option',
        command.options.map(({ flags, description, defaultValue }) => [
          flags,
          description,
          defaultValue,
        ]),
      ),
    ]),
    '## Options of every command',
    printRows(
      'Option',
      program.options.map(({ flags, description }) => [flags, description]),
    ),
  ]);
}

function printRows(
  title: string,
  rows: readonly (readonly [string, string, (string | undefined)?])[],
): string {
  if (rows.length === 0) return '';
  return printTable(
    [title, 'Meaning', 'Default'],
    rows.map(([name, description, defaultValue]) => [
      printCode(name),
      printProse(description),
      defaultValue === undefined ? '' : printCode(defaultValue),
    ]),
  );
}
