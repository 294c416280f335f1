import type { Analysis } from '../../analysis.ts';
import { type StepCommands, textsOf } from '../../commands/list-commands.ts';

/** Options of build tools that leave tests out. */
export function checkTestsSkipped({ node, commands }: StepCommands, analysis: Analysis): void {
  for (const command of commands) {
    const found = findSkipOption(textsOf(command));
    if (found !== undefined) analysis.report('tests-skipped', { step: node.label, found }, node);
  }
}

function findSkipOption(texts: readonly string[]): string | undefined {
  const maven = texts.find((text) =>
    /^-D(?:skipTests|skipITs|maven\.test\.skip|maven\.test\.failure\.ignore)(?:=true)?$/.test(text),
  );
  if (maven !== undefined) return maven;
  const isGradle = /(?:^|\/)gradlew?$/.test(texts[0] ?? '');
  const excluded = texts.findIndex(
    (text, index) =>
      (text === '-x' || text === '--exclude-task') &&
      /(?:^|:)(?:test|check)$/.test(texts[index + 1] ?? ''),
  );
  return isGradle && excluded >= 0 ? `-x ${texts[excluded + 1]}` : undefined;
}
