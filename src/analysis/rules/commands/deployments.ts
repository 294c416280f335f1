import type { Analysis } from '../../analysis.ts';
import { abbreviate, type StepCommands, textsOf } from '../../commands/list-commands.ts';
import type { ShellCommand } from '../../commands/shell-words.ts';

/** Deployments by command that do not wait until anything runs. Looks at all steps of a stage together. */
export function checkDeployments(steps: readonly StepCommands[], analysis: Analysis): void {
  const waiting = new Set(
    steps
      .filter(({ commands }) => commands.some(isKubectlWait))
      .map(({ node }) => node.stage?.stage.id),
  );
  for (const { node, commands } of steps) {
    for (const command of commands) {
      const texts = textsOf(command);
      const found = abbreviate(texts);
      if (isKubectlChange(texts) && !waiting.has(node.stage?.stage.id))
        analysis.report('kubectl-without-wait', { step: node.label, found }, node);
      if (isHelmChange(texts) && !texts.some(isHelmWait))
        analysis.report('helm-without-wait', { step: node.label, found }, node);
    }
  }
}

function isKubectlChange(texts: readonly string[]): boolean {
  if (texts[0] !== 'kubectl' || texts.some((text) => text.startsWith('--dry-run'))) return false;
  const [verb, object] = subcommands(texts);
  return (
    verb === 'apply' ||
    verb === 'replace' ||
    (verb === 'set' && object === 'image') ||
    (verb === 'rollout' && (object === 'restart' || object === 'undo'))
  );
}

function isKubectlWait(command: ShellCommand): boolean {
  const texts = textsOf(command);
  const [verb, object] = subcommands(texts);
  return texts[0] === 'kubectl' && (verb === 'wait' || (verb === 'rollout' && object === 'status'));
}

function isHelmChange(texts: readonly string[]): boolean {
  const [verb] = subcommands(texts);
  return (
    texts[0] === 'helm' &&
    (verb === 'upgrade' || verb === 'install') &&
    !texts.some((text) => text.startsWith('--dry-run'))
  );
}

function isHelmWait(text: string): boolean {
  return /^--(?:wait|atomic|rollback-on-failure)(?:=|$)/.test(text);
}

/** Options of kubectl and helm that stand before the verb and take a value. */
const valueOptions = new Set([
  '-n',
  '--namespace',
  '--context',
  '--kube-context',
  '--kubeconfig',
  '-f',
]);

function subcommands(texts: readonly string[]): string[] {
  return texts
    .slice(1)
    .filter((text, index) => !text.startsWith('-') && !valueOptions.has(texts[index] ?? ''));
}
