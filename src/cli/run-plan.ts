import { resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { compileOne } from './compile-one.ts';
import type { Io } from './io.ts';

/** Shows the truth table of a pipeline and what it costs the controller: text, JSON, or an SVG in a file. */
export async function runPlan(
  file: string | undefined,
  options: { output?: string; json?: boolean },
  io: Io,
): Promise<number> {
  const compiled = await compileOne(file, io, options.json === true);
  if ('exit' in compiled) return compiled.exit;
  const { createPlan } = await import('../simulate/plan/plan.ts');
  const plan = createPlan(compiled.pipeline);
  if (options.output !== undefined) {
    const { drawPlan } = await import('../simulate/plan/draw-plan.ts');
    await writeFileAtomic(resolve(io.cwd, options.output), drawPlan(plan));
  }
  if (options.json === true) io.stdout(`${JSON.stringify(plan, null, 2)}\n`);
  else if (options.output === undefined) {
    const { printPlan } = await import('../simulate/plan/print-plan.ts');
    const { createColours } = await import('../simulate/plan/colours.ts');
    io.stdout(printPlan(plan, createColours(io.color)));
  } else io.stdout(`${options.output}\n`);
  return ExitCode.success;
}
