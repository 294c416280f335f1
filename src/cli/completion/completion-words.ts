import type { Command, Option } from 'commander';
import { listExplainWords } from '../explain.ts';

/** A word that can be completed, and what it means. */
export interface Word {
  readonly word: string;
  readonly description: string;
}

/** What can follow: these words, the stages of the pipeline, or file names. */
export type Candidates = readonly Word[] | 'stages' | 'files';

/** An option of a command. */
export interface OptionWords {
  /** `--format`. */
  readonly flag: string;
  /** `-o`; undefined for most. */
  readonly short: string | undefined;
  readonly description: string;
  /** What its value can be; undefined for an option that has none. */
  readonly value: Candidates | undefined;
}

/** What completion needs to know of a command. */
export interface CommandWords extends Word {
  readonly options: readonly OptionWords[];
  /** What its arguments can be. */
  readonly argument: Candidates;
}

/** Everything that can be completed, from the commands themselves. */
export function listCompletionWords(program: Command): CommandWords[] {
  const help = program.createHelp();
  return help
    .visibleCommands(program)
    .filter((command) => command.name() !== 'help')
    .map((command) => ({
      word: command.name(),
      description: command.description(),
      options: listOptions(command),
      argument: readArgument(command),
    }));
}

/** Those of a group are those of all its commands: what follows a group is one of them. */
function listOptions(command: Command): OptionWords[] {
  const own = command.createHelp().visibleOptions(command).flatMap(readOption);
  const inner = listInner(command).flatMap(listOptions);
  return [...new Map([...inner, ...own].map((option) => [option.flag, option])).values()];
}

function listInner(command: Command): Command[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .filter((inner) => inner.name() !== 'help');
}

function readOption(option: Option): OptionWords[] {
  const { long, short, description, argChoices, flags } = option;
  if (long === undefined || long === null) return [];
  const takesValue = option.required || option.optional;
  const candidates: Candidates =
    argChoices !== undefined ? toWords(argChoices) : flags.includes('<stage>') ? 'stages' : 'files';
  return [
    {
      flag: long,
      short: short ?? undefined,
      description,
      value: takesValue ? candidates : undefined,
    },
  ];
}

function readArgument(command: Command): Candidates {
  const inner = listInner(command);
  if (inner.length > 0)
    return inner.map((one) => ({ word: one.name(), description: one.description() }));
  const [argument] = command.registeredArguments;
  if (argument?.argChoices !== undefined) return toWords(argument.argChoices);
  return command.name() === 'explain' ? listExplainWords() : 'files';
}

function toWords(choices: readonly string[]): Word[] {
  return choices.map((word) => ({ word, description: '' }));
}
