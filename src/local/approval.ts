import type { Pipeline } from '../model/pipeline.ts';
import type { Approval, Stage } from '../model/stage.ts';
import type { RunSession } from './run-session.ts';

/** The approval that a stage waits for: its own, or that of the environment which it deploys to. */
export function approvalOf(pipeline: Pipeline, stage: Stage): Approval | undefined {
  if (stage.approval !== undefined) return stage.approval;
  if (stage.kind !== 'deploy' || stage.environment === undefined) return undefined;
  return pipeline.environments[stage.environment]?.approval;
}

/** Why the stage is not run, or undefined when it may. */
export async function askApproval(session: RunSession, stage: Stage): Promise<string | undefined> {
  const approval = approvalOf(session.pipeline, stage);
  if (approval === undefined) return undefined;
  const answer = await session.options.approve?.({
    stage: stage.name,
    id: stage.id,
    message: approval.message,
    by: approval.by,
  });
  if (answer === true) return undefined;
  return answer === false
    ? 'the approval was refused'
    : `nobody was there to approve it (--approve ${JSON.stringify(stage.name)})`;
}
