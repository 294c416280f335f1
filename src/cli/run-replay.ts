import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { UserError } from '../diagnostics/errors.ts';
import { ExitCode } from '../diagnostics/exit-codes.ts';
import { toPrintable } from '../diagnostics/format/printable.ts';
import { parseBuildNumber, readBuildStatus } from '../jenkins/build/build-status.ts';
import { parseBuildUrl, readReplayRecords } from '../jenkins/build/replay-records.ts';
import { compareReplay } from '../local/compare-replay.ts';
import { replayStep } from '../local/replay-step.ts';
import type { StepResult } from '../runner/outcome.ts';
import { parseReplayRecord } from '../runner/replay/parse-record.ts';
import type { ReplayRecord } from '../runner/replay/replay-record.ts';
import { compileOne } from './compile-one.ts';
import type { Io } from './io.ts';
import { connect, findJob } from './jenkins/find-job.ts';

/** What a person asked of `platform replay`. */
export interface ReplayCommandOptions {
  readonly branch?: string;
  readonly step?: string;
  readonly show?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Fetches the record of a failed step, compares it with the pipeline here, and runs it. */
export async function runReplay(
  build: string,
  number: string | undefined,
  options: ReplayCommandOptions,
  io: Io,
): Promise<number> {
  const records = await findRecords(build, number, options, io);
  const record = chooseRecord(records, options.step);
  if (options.show === true) {
    io.stdout(`${JSON.stringify(record, null, 2)}\n`);
    return ExitCode.success;
  }
  const compiled = await compileOne(undefined, io, options.json === true);
  if ('exit' in compiled) return compiled.exit;
  const { differences, stageEnv } = await compareReplay(record, compiled.pipeline);
  if (differences.length > 0 && !(await agree(record, differences, options, io)))
    return ExitCode.refused;
  const say = (text: string) => {
    if (options.json !== true) io.stdout(`${text}\n`);
  };
  say(describeRecord(record));
  const result = await replayStep(record, {
    repository: compiled.compilation.repository,
    stageEnv,
    environment: io.env,
    signal: io.signal,
    now: () => new Date(),
    events: {
      log: (_level, text) => say(text),
      output: (_stream, text) => say(text),
      progress: () => {},
    },
  });
  printResult(record, result, options, io);
  return result.error === undefined ? ExitCode.success : ExitCode[result.error.exit];
}

async function findRecords(
  build: string,
  number: string | undefined,
  options: ReplayCommandOptions,
  io: Io,
): Promise<ReplayRecord[]> {
  const file = resolve(io.cwd, build);
  if (build.endsWith('.json') && existsSync(file))
    return [parseReplayRecord(await readFile(file, 'utf8'), build)];
  if (/^https?:\/\//.test(build)) {
    const controller = connect(io);
    return readReplayRecords(controller, parseBuildUrl(build, controller.url));
  }
  const asked = parseBuildNumber(number);
  const { controller, job } = await findJob(build, options.branch, io);
  const found =
    asked === 'lastBuild'
      ? (await readBuildStatus(controller, job, asked, new Date())).number
      : asked;
  return readReplayRecords(controller, { job, number: found });
}

/** Throws `UserError` `replay.which-step`. */
function chooseRecord(records: readonly ReplayRecord[], step: string | undefined): ReplayRecord {
  const ids = records.map(({ request }) => request.id);
  const found = step === undefined ? records : records.filter(({ request }) => request.id === step);
  const [record] = found;
  if (record !== undefined && found.length === 1) return record;
  throw new UserError(
    'replay.which-step',
    step === undefined
      ? `${records.length} steps failed in this build.`
      : `No one step ${JSON.stringify(step)} failed in this build.`,
    { mend: `Choose one with --step: ${ids.join(', ')}.` },
  );
}

/**
 * A record says what to run, and anybody who can open a pull request writes some. What is not in
 * the pipeline here is shown before it runs. Throws `UserError` `replay.differs` when nobody can be
 * asked.
 */
async function agree(
  record: ReplayRecord,
  differences: readonly string[],
  options: ReplayCommandOptions,
  io: Io,
): Promise<boolean> {
  const message = `The step ${record.request.id} of the build is another than the one in this folder.`;
  const details = differences.map((line) => `  ${toPrintable(line)}`).join('\n');
  if (options.yes === true) {
    io.stderr(`${message}\n${details}\n`);
    return true;
  }
  if (io.ask === undefined)
    throw new UserError('replay.differs', `${message}\n${details}`, {
      mend: `Check out ${record.build.commit === '' ? 'the commit of the build' : record.build.commit}, or run it as it was with --yes.`,
      exit: 'refused',
    });
  io.stderr(`${message}\n${details}\n`);
  return /^y(es)?$/i.test((await io.ask('Run what the build ran? [y/N] ')).trim());
}

function describeRecord({ request, build, error }: ReplayRecord): string {
  const where = build.buildUrl === '' ? '' : `\n  ${toPrintable(build.buildUrl)}`;
  return `${toPrintable(request.id)} of ${toPrintable(build.jobName)} #${toPrintable(build.buildNumber)}, which failed: ${toPrintable(error.message)}${where}\n`;
}

function printResult(
  record: ReplayRecord,
  { outcome, error, outputs, durationMs }: StepResult,
  options: ReplayCommandOptions,
  io: Io,
): void {
  if (options.json === true) {
    const failure =
      error === undefined ? {} : { error: { code: error.code, message: error.message } };
    io.stdout(
      `${JSON.stringify({ step: record.request.id, outcome, outputs, durationMs, ...failure })}\n`,
    );
    return;
  }
  if (error === undefined) io.stdout(`\n${record.request.id}: ${outcome} here\n`);
  else
    io.stderr(
      `\n${record.request.id}: ${outcome} here too\n  ${error.message}\n${error.mend === undefined ? '' : `  ${error.mend}\n`}`,
    );
}
