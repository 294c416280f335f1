import type { Analysis } from '../../analysis.ts';
import type { StepCommands } from '../../commands/list-commands.ts';
import type { ShellCommand } from '../../commands/shell-words.ts';

/** Variables of Jenkins that hold text of whoever pushes. */
const freeText =
  /^(?:BRANCH_NAME|TAG_NAME|GIT_BRANCH|GIT_LOCAL_BRANCH|GIT_AUTHOR_NAME|GIT_COMMITTER_NAME|CHANGE_(?:TITLE|BRANCH|TARGET|FORK|AUTHOR\w*))$/;

/** Free text without quotes, and parameters that are read from the environment. */
export function checkVariables({ node, commands }: StepCommands, analysis: Analysis): void {
  const own = new Set([
    ...Object.keys(node.step.env ?? {}),
    ...Object.keys(node.stage?.stage.env ?? {}),
    ...Object.keys(analysis.pipeline.env ?? {}),
  ]);
  const unquoted = new Set<string>();
  for (const { words } of commands)
    for (const { expansions } of words)
      for (const { name, quoted } of expansions)
        if (!quoted && freeText.test(name)) unquoted.add(name);
  for (const name of unquoted)
    analysis.report('unquoted-variable', { step: node.label, name }, node);
  for (const name of namesIn(commands))
    if (Object.hasOwn(analysis.pipeline.parameters, name) && !own.has(name))
      analysis.report('parameter-from-environment', { step: node.label, name }, node);
}

/** Every variable that some commands read. */
export function namesIn(commands: readonly ShellCommand[]): Set<string> {
  return new Set(
    commands.flatMap(({ words, assignments }) =>
      [...words, ...assignments].flatMap(({ expansions }) => expansions.map(({ name }) => name)),
    ),
  );
}
