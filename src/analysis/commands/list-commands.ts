import type { Analysis } from '../analysis.ts';
import type { StepNode } from '../nodes.ts';
import { readShellCommands, type ShellCommand } from './shell-words.ts';

/** The commands that a step starts. */
export interface StepCommands {
  readonly node: StepNode;
  readonly commands: readonly ShellCommand[];
}

/** The commands of every step that starts some, in order. */
export function listCommands(analysis: Analysis): StepCommands[] {
  return analysis.steps.flatMap((node) => {
    if (node.contract?.name !== 'run') return [];
    const commands = readCommands(node.step.input['command']);
    return commands.length === 0 ? [] : [{ node, commands }];
  });
}

/** A text or a template is a script; a list is one program without a shell, in which nothing expands. */
function readCommands(command: unknown): ShellCommand[] {
  if (typeof command === 'string') return readShellCommands(command);
  if (Array.isArray(command)) {
    const words = command.map((word) => ({
      text: typeof word === 'string' ? word : '',
      expansions: [],
    }));
    return [{ words, assignments: [], operator: '', feedsPipe: false }];
  }
  const script = (command as { script?: unknown } | undefined | null)?.script;
  return typeof script === 'string' ? readShellCommands(script) : [];
}

/** The texts of a command's words, without `sudo` and its options before the program. */
export function textsOf({ words }: ShellCommand): string[] {
  const texts = words.map(({ text }) => text);
  if (texts[0] !== 'sudo') return texts;
  const start = texts.findIndex((text, index) => index > 0 && !text.startsWith('-'));
  return start < 0 ? [] : texts.slice(start);
}

/** The beginning of a command as people recognise it, for messages. */
export function abbreviate(texts: readonly string[], count = 3): string {
  return texts.slice(0, count).join(' ').slice(0, 60);
}
