import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { parseBuildNumber, readBuildStatus } from '../../jenkins/build/build-status.ts';
import { followLog } from '../../jenkins/log/follow-log.ts';
import type { Io } from '../io.ts';
import { exitOfBuild } from './exit-of-build.ts';
import { findJob } from './find-job.ts';
import { createLogPrinter, type LogOptions } from './print-log-line.ts';

/** Prints the log of a build; with `follow` until it ends. */
export async function runJenkinsLogs(
  word: string,
  build: string | undefined,
  options: LogOptions & { readonly branch?: string; readonly follow?: boolean },
  io: Io,
): Promise<number> {
  const asked = parseBuildNumber(build);
  const { controller, job } = await findJob(word, options.branch, io);
  const { number } = await readBuildStatus(controller, job, asked, new Date());
  const follow = options.follow === true;
  await followLog(controller, job, number, follow, createLogPrinter(options, io));
  if (!follow) return ExitCode.success;
  const { result } = await readBuildStatus(controller, job, number, new Date());
  if (options.json === true) io.stdout(`${JSON.stringify({ type: 'finished', result })}\n`);
  return exitOfBuild(result);
}
