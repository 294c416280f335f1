import { type Compilation, compilePipelines } from '../compiler/compile.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { findPipelines } from './find-pipelines.ts';
import type { Io } from './io.ts';
import { printFindings } from './print-findings.ts';

/** A pipeline without errors, or the exit code after they were printed. */
export type CompiledOne =
  | { readonly compilation: Compilation; readonly pipeline: Pipeline }
  | { readonly exit: number };

/** Compiles the one pipeline that a command works on. */
export async function compileOne(word: string | undefined, io: Io): Promise<CompiledOne> {
  const found = await findPipelines(word === undefined ? [] : [word], io.cwd);
  const [compilation] = await compilePipelines(found.slice(0, 1), { cache: true });
  if (compilation === undefined) return { exit: ExitCode.usage };
  await printFindings([compilation], 'text', io, []);
  const { pipeline } = compilation;
  if (pipeline === undefined || compilation.diagnostics.some((item) => item.severity === 'error'))
    return { exit: ExitCode.invalid };
  return { compilation, pipeline };
}
