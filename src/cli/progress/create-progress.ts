import { approvalOf } from '../../local/approval.ts';
import type { Pipeline } from '../../model/pipeline.ts';
import { visitStages } from '../../model/visit.ts';
import { isApproved } from '../approve.ts';
import type { RunCommandOptions } from '../commands/run.ts';
import type { Io } from '../io.ts';
import { createPlainProgress } from './plain.ts';
import type { Progress } from './progress.ts';

/**
 * Live progress for a person's terminal, JSON lines for a program, plain lines for a log; and where a
 * person will be asked something, since a question has no place in a picture that is drawn again.
 */
export async function createProgress(
  pipeline: Pipeline,
  options: Pick<RunCommandOptions, 'json' | 'plain' | 'approve'>,
  io: Io,
): Promise<Progress> {
  if (options.json === true)
    return {
      onEvent: (event) => io.stdout(`${JSON.stringify(event)}\n`),
      pause: (work) => work(),
      close: async () => {},
    };
  if (!io.terminal || options.plain === true || asksSomebody(pipeline, options.approve))
    return createPlainProgress(io);
  const { createLiveProgress } = await import('./live.ts');
  return createLiveProgress(pipeline, io);
}

function asksSomebody(pipeline: Pipeline, approved: readonly string[]): boolean {
  return [...visitStages(pipeline.stages)].some(
    ({ stage }) => approvalOf(pipeline, stage) !== undefined && !isApproved(approved, stage),
  );
}
