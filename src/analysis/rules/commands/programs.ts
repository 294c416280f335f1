import type { Analysis } from '../../analysis.ts';
import { type StepCommands, textsOf } from '../../commands/list-commands.ts';

/** Programs that wait for a fixed time, or take the rights of root. */
export function checkPrograms({ node, commands }: StepCommands, analysis: Analysis): void {
  for (const command of commands) {
    const program = command.words[0]?.text;
    if (textsOf(command)[0] === 'sleep') analysis.report('fixed-sleep', { step: node.label }, node);
    if (program === 'sudo') analysis.report('sudo-used', { step: node.label }, node);
    const rights = textsOf(command).find(
      (text) => text.includes('/docker.sock') || text === '--privileged',
    );
    if (rights !== undefined)
      analysis.report('container-engine-rights', { step: node.label, found: rights }, node);
  }
}
