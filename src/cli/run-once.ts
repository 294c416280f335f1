import { relative } from 'node:path';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { writeReport } from '../local/report/write-report.ts';
import type { RunOptions } from '../local/run-options.ts';
import { runPipeline } from '../local/run-pipeline.ts';
import type { RunRecord } from '../local/run-record.ts';
import { createApprover } from './approve.ts';
import type { RunCommandOptions } from './commands/run.ts';
import type { CompiledOne } from './compile-one.ts';
import { exitOfSignal } from './exit-of-signal.ts';
import type { Io } from './io.ts';
import { createProgress } from './progress/create-progress.ts';

/** One run with its progress and report. */
export async function runOnce(
  compiled: Exclude<CompiledOne, { exit: number }>,
  options: RunCommandOptions,
  io: Io,
): Promise<number> {
  const { pipeline, compilation } = compiled;
  const progress = await createProgress(pipeline, options, io);
  const runOptions: RunOptions = {
    repository: compilation.repository,
    parameters: options.parameter,
    answers: options.answer,
    cache: options.cache,
    concurrency: options.concurrency,
    environment: io.env,
    signal: io.signal,
    now: () => new Date(),
    onEvent: progress.onEvent,
    approve: createApprover(options.approve, io, progress),
    ...(options.stage === undefined ? {} : { stage: options.stage }),
    ...(options.from === undefined ? {} : { from: options.from }),
  };
  const { record, directory } = await runPipeline(pipeline, compilation.positions, runOptions);
  const report = await writeReport(record, directory, pipeline);
  await progress.close();
  if (options.json !== true)
    io.stdout(printPlaces(record, relative(io.cwd, directory.path), relative(io.cwd, report)));
  return io.signal.aborted ? exitOfSignal(io.signal) : exitOf(record);
}

function exitOf(record: RunRecord): number {
  if (record.result === 'failed') return ExitCode.failed;
  // Nobody stopped it: a time limit did.
  if (record.result === 'aborted') return ExitCode.timeout;
  return record.result === 'unstable' ? ExitCode.unstable : ExitCode.success;
}

function printPlaces(record: RunRecord, directory: string, report: string): string {
  const skipped = record.stages
    .filter((stage) => stage.result === 'skipped')
    .map((stage) => `  skipped ${stage.name}: ${stage.reason ?? ''}\n`);
  return `\n${record.pipeline}: ${record.result} in ${(record.durationMs / 1000).toFixed(1)} s\n${skipped.join('')}  run     ${directory}\n  report  ${report}\n`;
}
