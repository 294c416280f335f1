import { ExitCode } from '../../diagnostics/exit-codes.ts';
import { toPrintable } from '../../diagnostics/format/printable.ts';
import {
  type BuildStatus,
  parseBuildNumber,
  readBuildStatus,
} from '../../jenkins/build/build-status.ts';
import type { Io } from '../io.ts';
import { findJob } from './find-job.ts';

/** Shows what is known of a build. The exit code says whether it could be read, not how it ended. */
export async function runJenkinsStatus(
  word: string,
  build: string | undefined,
  options: { readonly branch?: string; readonly json?: boolean },
  io: Io,
): Promise<number> {
  const asked = parseBuildNumber(build);
  const { controller, job } = await findJob(word, options.branch, io);
  const status = await readBuildStatus(controller, job, asked, new Date());
  io.stdout(options.json === true ? `${JSON.stringify(status, null, 2)}\n` : printStatus(status));
  return ExitCode.success;
}

function printStatus(status: BuildStatus): string {
  // Names, causes and questions were written by whoever wrote the pipeline of the build.
  const width = Math.max(0, ...status.stages.map(({ name }) => name.length));
  return [
    `${status.job} #${status.number}: ${status.result}, ${printSeconds(status.durationMs)}`,
    ...status.causes.map((cause) => `  ${toPrintable(cause)}`),
    `  ${status.url}`,
    ...status.stages.map(
      ({ name, status: state, durationMs }) =>
        `  ${toPrintable(name).padEnd(width)}  ${state.toLowerCase().replaceAll('_', ' ')}  ${printSeconds(durationMs)}`,
    ),
    ...status.waitsFor.map(
      ({ id, message, url }) =>
        `  waits for an answer to ${toPrintable(JSON.stringify(message))} (${toPrintable(id)}): ${url}`,
    ),
    '',
  ].join('\n');
}

function printSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
