import type { Analysis } from '../../analysis.ts';
import { abbreviate, type StepCommands, textsOf } from '../../commands/list-commands.ts';
import type { ShellCommand } from '../../commands/shell-words.ts';

/** Commands that print a secret of their step, or everything. */
export function checkSecretPrinted({ node, commands }: StepCommands, analysis: Analysis): void {
  const secrets = new Set(
    Object.entries(node.step.secrets ?? {})
      .filter(([, { as }]) => as === 'variable')
      .map(([name]) => name),
  );
  if (secrets.size === 0) return;
  for (const command of commands) {
    if (printsSecret(command, secrets))
      analysis.report(
        'secret-printed',
        { step: node.label, found: abbreviate(textsOf(command)) },
        node,
      );
  }
}

function printsSecret(command: ShellCommand, secrets: ReadonlySet<string>): boolean {
  const [program, ...rest] = textsOf(command);
  if (program === 'echo' || program === 'printf') {
    // What goes on to another program or a file is not printed.
    const isTaken = rest.some((text) => text.startsWith('>'));
    return (
      !isTaken &&
      !command.feedsPipe &&
      command.words.some(({ expansions }) => expansions.some(({ name }) => secrets.has(name)))
    );
  }
  if (program === 'printenv') return rest.length === 0 || rest.some((name) => secrets.has(name));
  if (program === 'env') return rest.length === 0;
  return program === 'set' && rest.some((text) => /^-[a-z]*x/.test(text) || text === 'xtrace');
}
