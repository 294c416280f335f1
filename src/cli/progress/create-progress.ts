import type { Pipeline } from '../../model/pipeline.ts';
import type { Io } from '../io.ts';
import { createPlainProgress } from './plain.ts';
import type { Progress } from './progress.ts';

/** Live progress for a person's terminal, JSON lines for a program, plain lines for a log. */
export async function createProgress(
  pipeline: Pipeline,
  options: { readonly json?: boolean; readonly plain?: boolean },
  io: Io,
): Promise<Progress> {
  if (options.json === true)
    return {
      onEvent: (event) => io.stdout(`${JSON.stringify(event)}\n`),
      pause: (work) => work(),
      close: () => {},
    };
  if (!io.terminal || options.plain === true) return createPlainProgress(io);
  const { createLiveProgress } = await import('./live.ts');
  return createLiveProgress(pipeline, io);
}
