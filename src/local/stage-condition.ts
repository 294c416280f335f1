import { evaluateCondition, type ValueScope } from '../model/resolve.ts';
import type { Stage } from '../model/stage.ts';
import { readFlowFolder } from '../runner/flow-store.ts';
import { toPlatformError } from '../runner/to-platform-error.ts';
import type { RunSession } from './run-session.ts';

/** Whether a stage may run; `problem` says why that can't be known. */
export async function holdsCondition(
  session: RunSession,
  stage: Stage,
  axes: Readonly<Record<string, string>>,
): Promise<{ readonly holds: boolean; readonly problem?: string }> {
  if (stage.when === undefined) return { holds: true };
  try {
    return { holds: evaluateCondition(stage.when, await createStageScope(session, stage, axes)) };
  } catch (cause) {
    const { message } = toPlatformError(cause, { id: stage.id, step: 'when' });
    return { holds: false, problem: `its condition can't be evaluated: ${message}` };
  }
}

async function createStageScope(
  session: RunSession,
  stage: Stage,
  axes: Readonly<Record<string, string>>,
): Promise<ValueScope> {
  const { values } = await readFlowFolder(session.directory.outputs);
  const environment =
    stage.environment === undefined ? undefined : session.pipeline.environments[stage.environment];
  return {
    parameters: session.parameters,
    context: {
      ...session.build,
      environment: stage.environment ?? '',
      cluster: environment?.cluster ?? '',
      namespace: environment?.namespace ?? '',
    },
    values,
    axes,
    changedFiles: session.git.changedFiles,
    commitMessages: session.git.commitMessages,
    startedBy: 'person',
    environment: session.options.environment,
  };
}
