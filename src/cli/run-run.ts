import { ExitCode } from '../diagnostics/exit-codes.ts';
import { checkTools } from '../local/check-tools.ts';
import type { RunCommandOptions } from './commands/run.ts';
import { compileOne } from './compile-one.ts';
import type { Io } from './io.ts';
import { runOnce } from './run-once.ts';

/** Compiles the pipeline and runs it on this machine; ends with where everything lies. */
export async function runRun(
  file: string | undefined,
  options: RunCommandOptions,
  io: Io,
): Promise<number> {
  const compiled = await compileOne(file, io);
  if ('exit' in compiled) return compiled.exit;
  const { pipeline, compilation } = compiled;
  await checkTools(pipeline, io.env);
  if (options.dryRun === true) {
    const { printPlan } = await import('./print-plan.ts');
    io.stdout(await printPlan(pipeline, compilation.repository, options, io));
    return ExitCode.success;
  }
  if (options.watch === true)
    return (await import('./watch-run.ts')).watchRun(compiled, options, io);
  return runOnce(compiled, options, io);
}
