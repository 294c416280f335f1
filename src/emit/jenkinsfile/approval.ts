import type { Pipeline } from '../../model/pipeline.ts';
import type { Approval, Stage } from '../../model/stage.ts';
import { block, call, callBlock, directive, type Piece } from './document.ts';
import { printParameters } from './pipeline-directives.ts';
import type { Surroundings } from './surroundings.ts';
import { toTimeout } from './timeout.ts';

/** The approval that a stage waits for: its own, or that of the environment it deploys to. */
export function approvalOf(stage: Stage, pipeline: Pipeline): Approval | undefined {
  if (stage.approval !== undefined || stage.kind !== 'deploy') return stage.approval;
  return stage.environment === undefined
    ? undefined
    : pipeline.environments[stage.environment]?.approval;
}

/** How long a build may wait for approvals in all, in milliseconds; those beside each other wait together. */
export function sumWaits(stages: readonly Stage[], pipeline: Pipeline, parallel = false): number {
  const waits = stages.map((stage) => {
    const own = approvalOf(stage, pipeline)?.timeoutMs ?? 0;
    return own + sumWaits(stage.stages ?? [], pipeline, stage.parallel);
  });
  return parallel ? Math.max(0, ...waits) : waits.reduce((sum, wait) => sum + wait, 0);
}

/**
 * A stage of its own that asks, and then passes a milestone if there is one. It has no agent, so that no machine waits with it, and stands before
 * the stage that takes the lock: a stage's own `input` would be asked with the lock held (recorded
 * case 071). Only the named people can answer, and not for ever.
 */
export function printApproval(
  approval: Approval,
  stage: Stage,
  behind: readonly Piece[] = [],
): Piece {
  return callBlock('stage', 'Approve', [
    block('options', [call('timeout', toTimeout(approval.timeoutMs))]),
    block('steps', [
      call('input', {
        id: stage.id,
        message: approval.message,
        submitter: approval.by.join(','),
      }),
      ...behind,
    ]),
  ]);
}

/**
 * `input { … }` of a stage around the work, with questions: the answers are variables of that stage
 * (recorded case 076). Its time limit covers the work too, so that the work's own is added; the work
 * takes the lock and the machine itself, behind the answer.
 */
export function printQuestions(approval: Approval, stage: Stage, around: Surroundings): Piece[] {
  const workMs = stage.timeoutMs ?? around.pipeline.timeoutMs;
  return [
    block('options', [call('timeout', toTimeout(approval.timeoutMs + workMs))]),
    block('input', [
      directive('message', approval.message),
      directive('id', stage.id),
      directive('submitter', approval.by.join(',')),
      ...printParameters(approval.questions ?? {}),
    ]),
  ];
}
