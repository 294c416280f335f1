import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { toPrintable } from '../../diagnostics/format/printable.ts';
import { readBuildStatus } from '../../jenkins/build/build-status.ts';
import { startBuild } from '../../jenkins/build/start-build.ts';
import { followLog } from '../../jenkins/log/follow-log.ts';
import type { Io } from '../io.ts';
import { exitOfBuild } from './exit-of-build.ts';
import { findJob } from './find-job.ts';
import { createLogPrinter } from './print-log-line.ts';

/** Starts a build; with `follow` prints its log and ends with its result. */
export async function runJenkinsRun(
  word: string,
  options: {
    readonly branch?: string;
    readonly parameter: Readonly<Record<string, string>>;
    readonly follow?: boolean;
    readonly json?: boolean;
  },
  io: Io,
): Promise<number> {
  const { controller, job } = await findJob(word, options.branch, io);
  const say = (event: object, text: string) =>
    io.stdout(options.json === true ? `${JSON.stringify(event)}\n` : `${text}\n`);
  const build = await startBuild(controller, job, options.parameter, (why) =>
    say({ type: 'waiting', why }, `waiting: ${toPrintable(why)}`),
  );
  say({ type: 'started', ...build }, `${job} #${build.number} ${build.url}`);
  if (options.follow !== true) return ExitCode.success;
  await followLog(controller, job, build.number, true, createLogPrinter(options, io));
  const status = await readBuildStatus(controller, job, build.number, new Date());
  say({ type: 'finished', status }, `${job} #${build.number}: ${status.result}`);
  return exitOfBuild(status.result);
}
