import type { Analysis } from '../../analysis.ts';
import { abbreviate, type StepCommands, textsOf } from '../../commands/list-commands.ts';

const engines: ReadonlySet<string> = new Set([
  'docker',
  'podman',
  'buildah',
  'skopeo',
  'helm',
  'oras',
  'crane',
]);

/** Log-ins that give the password as an argument. The password is not part of the message. */
export function checkPasswordArgument({ node, commands }: StepCommands, analysis: Analysis): void {
  for (const command of commands) {
    const texts = textsOf(command);
    const verb = texts.indexOf('login');
    const hasPassword = texts
      .slice(verb + 1)
      .some((text) => /^(?:-p.*|--password(?:=.*)?)$/.test(text));
    if (engines.has(texts[0] ?? '') && verb > 0 && hasPassword)
      analysis.report(
        'password-argument',
        { step: node.label, found: `${abbreviate(texts.slice(0, verb + 1))} … -p` },
        node,
      );
  }
}
