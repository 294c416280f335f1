import { relative } from 'node:path';
import { type Compilation, compilePipelines } from '../compiler/compile.ts';
import { writeEditorTypes } from '../compiler/types/editor-types.ts';
import { type OutputChange, planOutput } from '../compiler/write/plan-output.ts';
import { writeOutput } from '../compiler/write/write-output.ts';
import { PlatformError, UserError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { findPipelines } from './find-pipelines.ts';
import type { Io } from './io.ts';
import { isFormat, printFindings } from './print-findings.ts';
import { reportError } from './report-error.ts';

/** What `compile` and `check` have in common. */
export interface CompileCommand {
  readonly write: boolean;
  readonly watch: boolean;
  readonly force: boolean;
  readonly format: string;
  readonly cache: boolean;
  /** Codes of findings that are errors here. */
  readonly forbid?: readonly string[];
}

/** Compiles or checks pipelines, prints what was found and what was written, and gives the exit code. */
export async function runCompile(
  words: readonly string[],
  command: CompileCommand,
  io: Io,
): Promise<number> {
  if (!isFormat(command.format)) {
    throw new UserError('format.unknown', `There is no format ${JSON.stringify(command.format)}.`, {
      mend: 'Formats are: text, json, sarif, github.',
    });
  }
  const forbid = command.forbid ?? [];
  if (forbid.length > 0) (await import('../analysis/forbid.ts')).requireCodes(forbid);
  const found = await findPipelines(words, io.cwd);
  if (command.watch)
    return (await import('./watch-check.ts')).watchCheck(found, command.format, io);
  const compilations = await compilePipelines(found, { cache: command.cache, forbid });
  // An editor of a repository without a package.json finds the DSL's types only there.
  const [only, ...others] = found;
  if (command.write && only !== undefined && others.length === 0) writeEditorTypes(only.repository);
  const outputs = compilations.map((compilation) => applyOutput(compilation, command));
  const exit = outputs.reduce(
    (worst, output) => Math.max(worst, output.exit),
    ExitCode.success as number,
  );
  await printFindings(compilations, command.format, io, outputs);
  if (command.format !== 'json')
    for (const { error } of outputs) if (error !== undefined) reportError(error, io, false);
  if (command.format === 'text')
    for (const [index, output] of outputs.entries())
      printChanges(compilations[index] as Compilation, output, command, io);
  return exit;
}

/** What became of the files of a pipeline. */
interface Output {
  readonly changes: readonly OutputChange[];
  readonly exit: number;
  readonly error?: PlatformError;
}

/** One repository that can't be written is no reason to leave out the others. */
function applyOutput(compilation: Compilation, command: CompileCommand): Output {
  try {
    return writeOrCompare(compilation, command);
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { changes: [], exit: ExitCode[error.exit], error };
  }
}

function writeOrCompare(compilation: Compilation, command: CompileCommand): Output {
  if (compilation.diagnostics.some((found) => found.severity === 'error'))
    return { changes: [], exit: ExitCode.invalid };
  if (command.write)
    return {
      changes: writeOutput(compilation.repository, compilation.files, command.force),
      exit: ExitCode.success,
    };
  const changes = planOutput(compilation.repository, compilation.files);
  // A repository whose files were never written is not stale but new.
  const stale = changes.some((change) => change.action === 'edited' || change.action === 'updated');
  return { changes, exit: stale ? ExitCode.stale : ExitCode.success };
}

function printChanges(
  compilation: Compilation,
  output: Output,
  command: CompileCommand,
  io: Io,
): void {
  if (output.exit === ExitCode.invalid || output.error !== undefined) return;
  const place = relative(io.cwd, compilation.file) || compilation.file;
  const differing = output.changes.filter((change) => change.action !== 'unchanged');
  if (command.write) {
    if (differing.length === 0) io.stdout(`${place}: nothing changed\n`);
    else
      for (const change of differing)
        io.stdout(
          `${change.action} ${relative(io.cwd, `${compilation.repository}/${change.path}`)}\n`,
        );
    return;
  }
  for (const change of differing) {
    if (change.action === 'created') continue;
    const why = change.action === 'edited' ? 'was changed by hand' : 'is stale';
    io.stderr(
      `${relative(io.cwd, `${compilation.repository}/${change.path}`)} ${why}; run platform compile${change.action === 'edited' ? ' --force to replace it' : ''}\n`,
    );
  }
  if (output.exit === ExitCode.success) io.stdout(`${place}: no mistakes\n`);
}
