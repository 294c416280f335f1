import { approvalOf } from '../local/approval.ts';
import { describeBuild } from '../local/create-session.ts';
import { readGitState } from '../local/git-state.ts';
import { listJenkinsOnly } from '../local/jenkins-only.ts';
import { resolveParameters } from '../local/parameters.ts';
import { type Selection, selectStages } from '../local/select-stages.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { evaluateCondition, MissingValue, type ValueScope } from '../model/resolve.ts';
import type { Stage } from '../model/stage.ts';
import type { RunCommandOptions } from './commands/run.ts';
import type { Io } from './io.ts';

/** What a run would do with a stage. */
export interface PlannedStage {
  readonly id: string;
  readonly name: string;
  /** Why it would not run, or what it would wait for. */
  readonly notes: readonly string[];
  readonly steps: readonly string[];
  readonly stages: readonly PlannedStage[];
}

/** Finds out what a run would do, and runs nothing. Throws the `UserError`s of the options. */
export async function planRun(
  pipeline: Pipeline,
  repository: string,
  options: RunCommandOptions,
  io: Io,
): Promise<PlannedStage[]> {
  const parameters = resolveParameters(pipeline, options.parameter);
  const selection = selectStages(pipeline, options.stage, options.from);
  const git = await readGitState(repository);
  const scope: ValueScope = {
    parameters,
    context: describeBuild(pipeline.name, '', git),
    values: {},
    axes: {},
    changedFiles: git.changedFiles,
    commitMessages: git.commitMessages,
    startedBy: 'person',
    environment: io.env,
  };
  const plan = (stage: Stage): PlannedStage => ({
    id: stage.id,
    name: stage.name,
    notes: describeStage(pipeline, stage, selection, scope),
    steps: (stage.steps ?? []).map((step) => step.label),
    stages: (stage.stages ?? []).map(plan),
  });
  return pipeline.stages.map(plan);
}

function describeStage(
  pipeline: Pipeline,
  stage: Stage,
  selection: Selection,
  scope: ValueScope,
): string[] {
  const approval = approvalOf(pipeline, stage);
  const axes = stage.matrix?.axes.map((axis) => `${axis.name} ${axis.values.join('|')}`);
  return [
    ...(selection.includes(stage.id) ? [] : ['not asked for']),
    ...describeCondition(stage, scope),
    ...(approval === undefined ? [] : [`waits for ${approval.by.join(', ')}`]),
    ...(stage.parallel === true ? ['in parallel'] : []),
    ...(axes === undefined ? [] : [`matrix of ${axes.join(', ')}`]),
    ...listJenkinsOnly(stage, pipeline),
  ];
}

function describeCondition(stage: Stage, scope: ValueScope): string[] {
  if (stage.when === undefined) return [];
  try {
    return evaluateCondition(stage.when, scope) ? [] : ['skipped: its condition does not hold'];
  } catch (cause) {
    if (!(cause instanceof MissingValue)) throw cause;
    return [`if its condition holds, which ${cause.reference} decides`];
  }
}
