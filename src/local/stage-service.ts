import type { Stage } from '../model/stage.ts';
import { readFlow } from '../runner/flow-store.ts';
import { startService } from '../runner/service/start-service.ts';
import { toPlatformError } from '../runner/to-platform-error.ts';
import { placeOf } from './run-event.ts';
import type { StepRecord } from './run-record.ts';
import { type RunSession, sinceStart } from './run-session.ts';
import type { StageRuntime } from './run-steps.ts';
import { describeError } from './step-record.ts';

/** A stage's surroundings with its service, or the record of its failure. */
export type StageService = { readonly close: () => Promise<void> } & (
  | { readonly runtime: StageRuntime }
  | { readonly failed: StepRecord }
);

/** Starts the service that a stage declares; without one nothing changes. */
export async function startStageService(
  session: RunSession,
  stage: Stage,
  runtime: StageRuntime,
): Promise<StageService> {
  if (stage.service === undefined) return { runtime, close: async () => {} };
  const startMs = sinceStart(session);
  try {
    const { url, close } = await startService(
      {
        images: session.images,
        temporary: session.directory.temporary,
        environment: session.options.environment,
      },
      stage.service,
      (await readFlow(runtime.workspace)).images,
      runtime.signal,
    );
    return { runtime: { ...runtime, build: { ...runtime.build, serviceUrl: url } }, close };
  } catch (cause) {
    const id = `${stage.id}.service`;
    const failed: StepRecord = {
      id,
      label: `start ${stage.service.image}`,
      contract: 'service',
      outcome: runtime.signal.aborted ? 'aborted' : 'failed',
      startMs,
      durationMs: sinceStart(session) - startMs,
      log: '',
      kept: [],
      outputs: {},
      error: describeError(toPlatformError(cause, { id, step: 'service' })),
    };
    const place = { ...placeOf(stage.id, runtime.axes), step: id };
    session.options.onEvent({ type: 'step-finished', ...place, record: failed });
    return { failed, close: async () => {} };
  }
}
