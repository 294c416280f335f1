import { resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { compileOne } from './compile-one.ts';
import type { Io } from './io.ts';

/** Draws the pipeline, to a file or standard output. */
export async function runGraph(
  file: string | undefined,
  options: { output?: string; json?: boolean },
  io: Io,
): Promise<number> {
  const compiled = await compileOne(file, io, options.json === true);
  if ('exit' in compiled) return compiled.exit;
  if (options.json === true) {
    io.stdout(`${JSON.stringify(compiled.pipeline.stages, null, 2)}\n`);
    return ExitCode.success;
  }
  const { printDiagram } = await import('../emit/diagram/emit-diagram.ts');
  const svg = await printDiagram(compiled.pipeline);
  if (options.output === undefined) {
    io.stdout(svg);
    return ExitCode.success;
  }
  await writeFileAtomic(resolve(io.cwd, options.output), svg);
  io.stdout(`${options.output}\n`);
  return ExitCode.success;
}
