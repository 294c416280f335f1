import type { Analysis } from '../../analysis.ts';
import { type StepCommands, textsOf } from '../../commands/list-commands.ts';
import type { ShellCommand } from '../../commands/shell-words.ts';

/** Options that leave out the check of a certificate or host key. */
export function checkIdentityNotChecked(
  { node, commands }: StepCommands,
  analysis: Analysis,
): void {
  for (const command of commands) {
    const found = findUnchecked(command);
    if (found !== undefined)
      analysis.report('identity-not-checked', { step: node.label, found }, node);
  }
}

/** What any program takes, as whole words. */
const anywhere =
  /^(?:--no-check-certificate|--insecure-skip-tls-verify(?:=true)?|--tls-verify=false|--insecure-registry|http\.sslVerify=false)$|StrictHostKeyChecking[= ]no$/;

function findUnchecked(command: ShellCommand): string | undefined {
  const texts = textsOf(command);
  const option = texts.find((text) => anywhere.test(text));
  if (option !== undefined) return option;
  const assignment = command.assignments.find(({ text }) =>
    /^(?:NODE_TLS_REJECT_UNAUTHORIZED=0|GIT_SSL_NO_VERIFY=(?:1|true)|PYTHONHTTPSVERIFY=0)$/.test(
      text,
    ),
  );
  if (assignment !== undefined) return assignment.text;
  const line = texts.join(' ');
  if (/^(?:npm|pnpm|yarn) config set strict-ssl[ =]false\b/.test(line)) return 'strict-ssl false';
  if (texts[0] !== 'curl') return undefined;
  return texts.find((text) => text === '--insecure' || /^-[a-zA-Z]*k[a-zA-Z]*$/.test(text));
}
