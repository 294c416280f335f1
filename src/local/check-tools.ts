import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { MINIMUM_HELM_VERSION } from '../adapters/tools/ensure-helm.ts';
import { requireTools } from '../adapters/tools/require-tools.ts';
import { UserError } from '../diagnostics/errors.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { type StepVisit, visitSteps } from '../model/visit.ts';
import type { Selection } from './select-stages.ts';

/**
 * Names every tool that the chosen stages need and this machine lacks, before anything runs.
 * Throws `UserError` `tools.missing`.
 */
export async function checkTools(
  pipeline: Pipeline,
  selection: Selection,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const visits = [...visitSteps(pipeline)].filter(
    ({ stage }) => stage === undefined || selection.includes(stage.id),
  );
  const deploys = visits.filter(({ step }) => step.contract === 'helmDeploy');
  if (deploys.length > 0) {
    const neededBy = deploys.map(({ step }) => step.id).join(', ');
    await requireTools(
      [{ name: 'helm', minimumVersion: MINIMUM_HELM_VERSION, neededBy }],
      environment,
    );
  }
  const missing = new Map<string, string[]>();
  for (const visit of visits) {
    const program = hasOwnPath(visit, pipeline) ? undefined : firstProgram(visit);
    if (program !== undefined && !isOnPath(program, environment))
      missing.set(program, [...(missing.get(program) ?? []), visit.step.id]);
  }
  if (missing.size === 0) return;
  const list = [...missing]
    .map(([program, steps]) => `  ${program}, needed by ${steps.join(', ')}`)
    .join('\n');
  throw new UserError(
    'tools.missing',
    `${missing.size === 1 ? 'A program is' : 'Programs are'} missing on this machine:\n${list}`,
    {
      mend: 'Install what is named, then run the command again.',
      exit: 'missingPrerequisite',
    },
  );
}

/** With a `PATH` of its own, nobody knows before the run what a step finds. */
function hasOwnPath({ step, stage, parents }: StepVisit, pipeline: Pipeline): boolean {
  return [pipeline, ...parents, stage, step].some((scope) => scope?.env?.['PATH'] !== undefined);
}

/**
 * The program that a step's command starts with; undefined when it is a path, a builtin of the
 * shell, or not known before the run.
 */
function firstProgram({ step }: StepVisit): string | undefined {
  if (step.contract === 'checkoutRepository') return 'git';
  if (step.contract !== 'run') return undefined;
  const command = step.input['command'];
  const first = Array.isArray(command)
    ? command[0]
    : typeof command === 'string'
      ? command.trimStart().split(/\s/)[0]
      : undefined;
  if (typeof first !== 'string' || !/^[A-Za-z0-9][\w.+-]*$/.test(first)) return undefined;
  return !Array.isArray(command) && shellWords.has(first) ? undefined : first;
}

/** Builtins and reserved words of POSIX `sh` and bash that a script may begin with. */
const shellWords: ReadonlySet<string> = new Set(
  'alias bg break case cd command continue declare dirname echo eval exec exit export false fc fg for function getopts hash if jobs kill let local printf pwd read readonly return set shift shopt source test time times trap true type typeset ulimit umask unalias unset until wait while'.split(
    ' ',
  ),
);

function isOnPath(
  program: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return (environment['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder === '' ? '.' : folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
