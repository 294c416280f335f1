import { describeCondition } from '../emit/diagram/describe-condition.ts';
import { createSurroundings } from '../emit/jenkinsfile/emit-jenkinsfile.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { createBuild, describeBuild } from './build.ts';
import type { Ending } from './ending.ts';
import { findStage, readFaults } from './fault.ts';
import { listPipelineVariables, planFrames } from './frame.ts';
import { findWorst } from './outcome.ts';
import { enterVariables, viewAt } from './place.ts';
import { runFrames } from './run-frames.ts';
import { runPost } from './run-post.ts';
import type { ObserveCondition, Session, StageInProgress } from './session.ts';
import type { SimulateOptions } from './simulate-options.ts';
import type { SimulatedStage, Simulation } from './simulation.ts';

/** How a simulation deals with conditions. */
export interface ConditionOptions {
  readonly observe?: ObserveCondition;
  /** Whether a condition on an unknown value counts as true (that of `fail` as false); otherwise it is an error. */
  readonly assumeUnknown?: boolean;
}

/** What a build of a pipeline does, with the meaning that Jenkins gives to the generated Jenkinsfile. See `simulate`. */
export function simulatePipeline(
  pipeline: Pipeline,
  options: SimulateOptions = {},
  conditions: ConditionOptions = {},
): Simulation {
  for (const stage of Object.keys(options.approvals ?? {})) findStage(pipeline, stage);
  const around = createSurroundings(pipeline);
  const session: Session = {
    around,
    build: createBuild(pipeline, options),
    options,
    observe: conditions.observe ?? (() => {}),
    assumeUnknown: conditions.assumeUnknown ?? false,
    result: 'success',
    stop: undefined,
    stages: [],
    steps: [],
    approvals: [],
    post: [],
    jenkinsStages: [],
  };
  const faults = readFaults(pipeline, options.fail);
  const ending = runAll(session, faults);
  const unstable = session.steps.find(({ status }) => status === 'unstable');
  const reason = session.stop?.reason ?? ending?.reason ?? unstable?.reason;
  return {
    pipeline: pipeline.name,
    build: describeBuild(session.build),
    result: findWorst(
      session.result,
      session.stop?.result ?? 'success',
      ending?.result ?? 'success',
    ),
    ...(reason === undefined ? {} : { reason }),
    stages: session.stages.map(finishStage),
    steps: session.steps,
    secrets: session.steps.flatMap((step) => (step.status === 'skipped' ? [] : step.secrets)),
    approvals: session.approvals,
    post: session.post,
    jenkinsStages: session.jenkinsStages,
  };
}

function runAll(session: Session, faults: ReturnType<typeof readFaults>): Ending | undefined {
  const { around, build } = session;
  const outside = { environment: build.variables, inside: around, axes: {} };
  const variables = listPipelineVariables(around);
  const place = {
    stages: [],
    jenkinsParent: undefined,
    environment: enterVariables(build.variables, variables, viewAt(session, outside, 'pipeline')),
    branch: { pending: undefined, resultAtStart: undefined },
    faults,
  };
  const ending = runFrames(session, planFrames(around), place);
  const own = {
    ...place,
    inside: around,
    axes: {},
    stage: 'post',
    attempt: 1,
    tests: { haveFailed: false },
    machine: { isLost: false },
    hasWorkspace: false,
    group: undefined,
  };
  return runPost(session, around.pipeline.post, own, ending);
}

function finishStage(stage: StageInProgress): SimulatedStage {
  const { id, name, kind, parent, axes, status, reason, skippedBy, environment } = stage;
  return {
    id,
    name,
    kind,
    ...(parent === undefined || parent === id ? {} : { parent }),
    ...(Object.keys(axes).length === 0 ? {} : { axes }),
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(stage.condition === undefined ? {} : { condition: describeCondition(stage.condition) }),
    ...(status === 'skipped' && skippedBy !== undefined ? { skippedBy } : {}),
    ...(environment === undefined ? {} : { environment }),
    ...(stage.approval === undefined ? {} : { approval: stage.approval }),
    steps: stage.steps,
  };
}
