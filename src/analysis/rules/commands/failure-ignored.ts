import type { Analysis } from '../../analysis.ts';
import type { StepCommands } from '../../commands/list-commands.ts';
import { textsOf } from '../../commands/list-commands.ts';

/** `|| true` and its relatives, and `set +e`. */
export function checkFailureIgnored({ node, commands }: StepCommands, analysis: Analysis): void {
  for (const command of commands) {
    const texts = textsOf(command);
    const line = texts.join(' ');
    const isSwallowing =
      command.operator === '||' && (line === 'true' || line === ':' || line === 'exit 0');
    const isOff = texts[0] === 'set' && texts[1] === '+e';
    if (isSwallowing || isOff)
      analysis.report(
        'failure-ignored',
        { step: node.label, found: isOff ? 'set +e' : `|| ${line}` },
        node,
      );
  }
}
