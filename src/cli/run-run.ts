import { ExitCode } from '../diagnostics/exit-codes.ts';
import { checkTools } from '../local/check-tools.ts';
import { selectStages } from '../local/select-stages.ts';
import { loadLibrarySteps } from '../steps/load-library-steps.ts';
import { checkApproved } from './approve.ts';
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
  const compiled = await compileOne(file, io, options.json === true);
  if ('exit' in compiled) return compiled.exit;
  const { pipeline, compilation } = compiled;
  const selection = selectStages(pipeline, options.stage, options.from);
  checkApproved(pipeline, options.approve);
  if (options.dryRun === true) {
    const { planRun } = await import('./plan-run.ts');
    const plan = await planRun(pipeline, compilation.repository, options, io);
    const { printPlan } = await import('./print-plan.ts');
    io.stdout(options.json === true ? `${JSON.stringify(plan, null, 2)}\n` : printPlan(plan));
    return ExitCode.success;
  }
  await checkTools(pipeline, selection, io.env);
  await loadLibrarySteps();
  if (options.watch === true)
    return (await import('./watch-run.ts')).watchRun(compiled, options, io);
  return runOnce(compiled, options, io);
}
