import { type Compilation, compilePipelines } from '../compiler/compile.ts';
import { UserError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { findPipelines } from './find-pipelines.ts';
import type { Io } from './io.ts';
import { printFindings } from './print-findings.ts';

/** A pipeline without errors, or the exit code after they were printed. */
export type CompiledOne =
  | { readonly compilation: Compilation; readonly pipeline: Pipeline }
  | { readonly exit: number };

/**
 * Compiles the one pipeline that a command works on. With `json` findings are printed as JSON, and
 * only when they stop the command, so that nothing but its own JSON stands in its output. Throws
 * `UserError` `pipeline.several`.
 */
export async function compileOne(
  word: string | undefined,
  io: Io,
  json: boolean,
): Promise<CompiledOne> {
  const found = await findPipelines(word === undefined ? [] : [word], io.cwd);
  if (found.length > 1) {
    throw new UserError('pipeline.several', `${word} means ${found.length} pipelines.`, {
      mend: 'Name one of them.',
    });
  }
  const [compilation] = await compilePipelines(found, { cache: true });
  if (compilation === undefined) return { exit: ExitCode.usage };
  const { pipeline, diagnostics } = compilation;
  const isRefused =
    pipeline === undefined || diagnostics.some(({ severity }) => severity === 'error');
  if (!json || isRefused) await printFindings([compilation], json ? 'json' : 'text', io);
  return isRefused ? { exit: ExitCode.invalid } : { compilation, pipeline };
}
