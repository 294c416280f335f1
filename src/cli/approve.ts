import { closest } from 'fastest-levenshtein';
import { UserError } from '../diagnostics/errors.ts';
import type { RunOptions } from '../local/run-options.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { visitStages } from '../model/visit.ts';
import type { Io } from './io.ts';
import type { Progress } from './progress/progress.ts';

/** Whether `--approve` names a stage, by id or name, or all of them. */
export function isApproved(
  approved: readonly string[],
  stage: { readonly id: string; readonly name: string },
): boolean {
  return approved.some((word) => means(word, stage));
}

function means(word: string, stage: { readonly id: string; readonly name: string }): boolean {
  return word === 'all' || word === stage.id || word.toLowerCase() === stage.name.toLowerCase();
}

/** Throws `UserError` `run.unknown-stage` when `--approve` names a stage that is not there. */
export function checkApproved(pipeline: Pipeline, approved: readonly string[]): void {
  const stages = [...visitStages(pipeline.stages)].map(({ stage }) => stage);
  const unknown = approved.find(
    (word) => word !== 'all' && !stages.some((stage) => means(word, stage)),
  );
  if (unknown === undefined) return;
  const names = stages.map(({ name }) => name);
  throw new UserError(
    'run.unknown-stage',
    `The pipeline has no stage ${JSON.stringify(unknown)} to approve. Did you mean ${JSON.stringify(closest(unknown, names))}?`,
    { mend: `Its stages are: ${names.map((name) => JSON.stringify(name)).join(', ')}.` },
  );
}

/**
 * Answers for stages that wait for a person: what `--approve` names, else a question in the
 * terminal, else nobody is there and the stage is named as skipped.
 */
export function createApprover(
  approved: readonly string[],
  io: Io,
  progress: Progress,
): NonNullable<RunOptions['approve']> {
  return async ({ stage, id, message, by }) => {
    if (isApproved(approved, { id, name: stage })) return true;
    if (io.ask === undefined || io.signal.aborted) return undefined;
    const { ask } = io;
    return progress.pause(async () => {
      const answer = await ask(`${message} (${by.join(', ')} would be asked) [y/N] `).catch(
        () => '',
      );
      return /^y(es)?$/i.test(answer.trim());
    });
  };
}
