import { PlatformError } from '../../diagnostics/errors.ts';
import type { Controller } from '../client/controller.ts';

/** One complaint of the controller's linter. */
export interface LintProblem {
  readonly message: string;
  readonly line?: number;
  readonly column?: number;
}

/**
 * What the controller's own Declarative linter says of a Jenkinsfile; nothing when it accepts it.
 *
 * The answer is always 200 and only its text tells (recorded: lint/*). It accepts unknown steps,
 * since they could be of a library, and sees no problem of library or size: our own check does.
 *
 * @throws PlatformError `jenkins.no-linter` for a text that is none of the linter's.
 */
export async function lintOnController(
  controller: Controller,
  jenkinsfile: string,
): Promise<LintProblem[]> {
  const answer = await controller.submit('/pipeline-model-converter/validate', { jenkinsfile });
  const text = String(answer.body);
  // Whole texts: the second one quotes the file, which may hold anything.
  if (text.trim() === 'Jenkinsfile successfully validated.') return [];
  if (text.startsWith("Jenkinsfile content '"))
    return [{ message: 'It is no Declarative file: there is no `pipeline { … }` in it.' }];
  if (!text.startsWith('Errors encountered validating Jenkinsfile'))
    throw new PlatformError(
      'jenkins.no-linter',
      `${controller.url} answered something that its linter never says: ${text.slice(0, 200)}`,
      { mend: 'Check that JENKINS_URL is a Jenkins with the Declarative plugin.', exit: 'refused' },
    );
  return text
    .split('\n')
    .filter((line) => line.startsWith('WorkflowScript: '))
    .map(parseProblem);
}

/** `WorkflowScript: 1: Missing required section "agent" @ line 1, column 1.` */
function parseProblem(text: string): LintProblem {
  const parts = /^WorkflowScript: (?:\d+: )?(.*?)(?: @ line (\d+), column (\d+)\.)?$/.exec(text);
  const [, message, line, column] = parts ?? [];
  return {
    message: message ?? text,
    ...(line === undefined ? {} : { line: Number(line), column: Number(column) }),
  };
}
