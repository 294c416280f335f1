import { watch } from 'chokidar';
import type { RunCommandOptions } from './commands/run.ts';
import { type CompiledOne, compileOne } from './compile-one.ts';
import { exitOfSignal } from './exit-of-signal.ts';
import type { Io } from './io.ts';
import { runOnce } from './run-once.ts';

/** How long the sources must be still before a run starts: an editor writes several files at once. */
const stillMs = 200;

/** Runs, then again at every change of the sources, until Ctrl-C. A change during a run waits for its end. */
export async function watchRun(
  first: Exclude<CompiledOne, { exit: number }>,
  options: RunCommandOptions,
  io: Io,
): Promise<number> {
  const { repository } = first.compilation;
  const watcher = watch(repository, {
    ignoreInitial: true,
    ignored: (path) =>
      /(^|\/)(\.git|\.platform|node_modules)(\/|$)/.test(path.slice(repository.length)),
  });
  let change = Promise.withResolvers<void>();
  watcher.on('all', () => change.resolve());
  io.signal.addEventListener('abort', () => change.resolve());
  try {
    let compiled: CompiledOne = first;
    while (!io.signal.aborted) {
      change = Promise.withResolvers<void>();
      if (!('exit' in compiled)) await runOnce(compiled, options, io);
      if (io.signal.aborted) break;
      io.stderr('Waiting for changes; Ctrl-C ends.\n');
      await change.promise;
      await new Promise((resolve) => setTimeout(resolve, stillMs));
      if (!io.signal.aborted)
        compiled = await compileOne(first.compilation.file, io, options.json === true);
    }
  } finally {
    await watcher.close();
  }
  return exitOfSignal(io.signal);
}
