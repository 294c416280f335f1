import { watch } from 'chokidar';
import pc from 'picocolors';
import { compilePipelines } from '../compiler/compile.ts';
import type { Format } from './choices.ts';
import { exitOfSignal } from './exit-of-signal.ts';
import type { FoundPipeline } from './find-pipelines.ts';
import type { Io } from './io.ts';
import { printFindings } from './print-findings.ts';

/** An editor writes a file in several steps; this long nothing more may happen before a check. */
const stillMs = 10;

/**
 * Checks, then again at every change of a file that the pipelines read, until Ctrl-C. Each round
 * is framed by lines that an editor's problem matcher knows: `check started` and `check finished`.
 */
export async function watchCheck(
  pipelines: readonly FoundPipeline[],
  format: Format,
  io: Io,
): Promise<number> {
  const colors = pc.createColors(io.color);
  const watcher = watch(
    pipelines.map((pipeline) => pipeline.repository),
    {
      ignoreInitial: true,
      ignored: (path, stats) =>
        /(^|\/)(\.git|\.platform|node_modules)$/.test(path) ||
        (stats?.isFile() === true && !/\.(ts|json|js)$/.test(path)),
    },
  );
  let change = Promise.withResolvers<void>();
  watcher.on('all', () => change.resolve());
  io.signal.addEventListener('abort', () => change.resolve());
  // What changes before the watcher knows the files would be missed.
  await new Promise<void>((resolve) => watcher.once('ready', resolve));
  try {
    while (!io.signal.aborted) {
      change = Promise.withResolvers<void>();
      io.stdout(`${colors.dim('check started')}\n`);
      const start = performance.now();
      const compilations = await compilePipelines(pipelines, { cache: true });
      await printFindings(compilations, format, io);
      const errors = compilations
        .flatMap((compilation) => compilation.diagnostics)
        .filter((item) => item.severity === 'error').length;
      io.stdout(
        `${colors.dim(`check finished: ${errors === 0 ? 'no mistakes' : `${errors} ${errors === 1 ? 'mistake' : 'mistakes'}`} (${Math.round(performance.now() - start)} ms)`)}\n`,
      );
      await change.promise;
      await new Promise((resolve) => setTimeout(resolve, stillMs));
    }
  } finally {
    await watcher.close();
  }
  return exitOfSignal(io.signal);
}
