import type { RunOptions } from '../local/run-options.ts';
import type { Io } from './io.ts';
import type { Progress } from './progress/progress.ts';

/**
 * Answers for stages that wait for a person: what `--approve` names, else a question in the
 * terminal, else nobody is there and the stage is named as skipped.
 */
export function createApprover(
  approved: readonly string[],
  io: Io,
  progress: Progress,
): NonNullable<RunOptions['approve']> {
  return async (question) => {
    if (approved.includes('all') || approved.includes(question.stage)) return true;
    if (io.ask === undefined) return undefined;
    const { ask } = io;
    return progress.pause(async () => {
      const answer = await ask(
        `${question.message} (${question.by.join(', ')} would be asked) [y/N] `,
      );
      return /^y(es)?$/i.test(answer.trim());
    });
  };
}
