import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformError } from '../diagnostics/errors.ts';
import { ExitCode, type ExitCodeValue } from '../diagnostics/exit-codes.ts';
import { explainSystemError } from '../diagnostics/explain-system-error.ts';
import { readJenkinsContext } from './build-context.ts';
import { createJsonLinesSink } from './events/json-lines-sink.ts';
import { createPlainSink } from './events/plain-sink.ts';
import { createStepRecorder } from './events/step-recorder.ts';
import { executeBesideService } from './execute-beside-service.ts';
import { findPosition } from './find-position.ts';
import { createFolderImageStore } from './image-store.ts';
import type { Outcome, StepResult } from './outcome.ts';
import { createAdapters } from './profile/create-adapters.ts';
import { readRequest } from './read-request.ts';
import type { StepRequest } from './step-request.ts';

/** What a build's exit code says of each outcome. */
const exitOf: Readonly<Record<Outcome, ExitCodeValue>> = {
  succeeded: ExitCode.success,
  skipped: ExitCode.success,
  ignored: ExitCode.success,
  unstable: ExitCode.unstable,
  failed: ExitCode.failed,
  aborted: ExitCode.terminated,
};

/**
 * One step on a Jenkins agent: `platform-step <file>` with the request that `vars/<step>.groovy`
 * wrote. Everything it says goes to the log of the build, masked; the exit code is of the table.
 */
export async function runFromJenkins(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<number> {
  const say = (text: string) => process.stdout.write(`${text}\n`);
  try {
    const request = await readRequest(args[0]);
    const workspace = environment['WORKSPACE'] ?? process.cwd();
    const commitTime = Number(environment['SOURCE_DATE_EPOCH'] ?? 0);
    const images = createFolderImageStore(workspace);
    const temporaryRoot = environment['WORKSPACE_TMP'] ?? join(workspace, '.platform/temporary');
    const now = () => new Date();
    const recorder = createStepRecorder({
      step: request.id,
      now,
      sinks: [createPlainSink(say), createJsonLinesSink(eventsFile(temporaryRoot, request.id))],
    });
    const buildTag = environment['BUILD_TAG'];
    const result = await executeBesideService(request, {
      workspace,
      temporaryRoot,
      artifacts: join(workspace, '.platform/artifacts'),
      build: readJenkinsContext(environment, request.environment),
      branchName: environment['BRANCH_NAME'] ?? '',
      ...(buildTag === undefined ? {} : { buildTag }),
      changedFiles: undefined,
      environment,
      stageEnv: {},
      adapters: createAdapters(environment['PLATFORM_PROFILE'], workspace),
      images,
      commitTime: new Date(commitTime * 1000),
      events: recorder,
      onFailure: async (failure) =>
        (await import('./replay/keep-record.ts')).keepReplayRecord(workspace, failure),
      signal,
      now,
    });
    const exit = report(request, result, workspace, say);
    recorder.record({
      type: 'step-finished',
      outcome: result.outcome,
      exit,
      durationMs: result.durationMs,
    });
    recorder.close();
    return exit;
  } catch (error) {
    const known = error instanceof PlatformError ? error : explainSystemError(error);
    if (known === undefined) throw error;
    say(`ERROR ${known.message}${known.mend === undefined ? '' : `\n  ${known.mend}`}`);
    return ExitCode[known.exit];
  }
}

/** Where the step's events go for programs: JSON lines beside its request. */
function eventsFile(temporaryRoot: string, id: string): string {
  const folder = join(temporaryRoot, 'platform');
  mkdirSync(folder, { recursive: true });
  return join(folder, `${encodeURIComponent(id)}.events.jsonl`);
}

function report(
  request: StepRequest,
  result: StepResult,
  workspace: string,
  say: (text: string) => void,
): ExitCodeValue {
  if (result.outcome === 'skipped') say('Skipped: the condition of the step does not hold.');
  if (result.error === undefined) return exitOf[result.outcome];
  const position = findPosition(workspace, request.id);
  say(`${result.outcome === 'failed' ? 'ERROR' : 'WARNING'} ${result.error.message}`);
  if (position !== undefined) say(`  at ${position}`);
  if (result.error.mend !== undefined) say(`  ${result.error.mend.replaceAll('\n', '\n  ')}`);
  return result.outcome === 'failed' ? ExitCode[result.error.exit] : exitOf[result.outcome];
}
