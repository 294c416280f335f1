import type { Analysis } from '../../analysis.ts';
import { abbreviate, type StepCommands, textsOf } from '../../commands/list-commands.ts';

const shells: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'dash',
  'zsh',
  'python',
  'python3',
  'node',
  'perl',
]);

/** `curl … | sh`. */
export function checkDownloadRun({ node, commands }: StepCommands, analysis: Analysis): void {
  commands.forEach((command, index) => {
    const source = commands[index - 1];
    if (command.operator !== '|' || source === undefined) return;
    const [downloader] = textsOf(source);
    const [runner, ...rest] = textsOf(command);
    const readsInput = rest.every((text) => text.startsWith('-'));
    if ((downloader === 'curl' || downloader === 'wget') && shells.has(runner ?? '') && readsInput)
      analysis.report(
        'download-run-unread',
        { step: node.label, found: `${abbreviate(textsOf(source), 2)} … | ${runner}` },
        node,
      );
  });
}
