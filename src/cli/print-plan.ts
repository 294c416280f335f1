import { readGitState } from '../local/git-state.ts';
import { resolveParameters } from '../local/parameters.ts';
import { selectStages } from '../local/select-stages.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { evaluateCondition } from '../model/resolve.ts';
import type { Stage } from '../model/stage.ts';
import type { RunCommandOptions } from './commands/run.ts';
import type { Io } from './io.ts';

/** What a run would do, as a tree: stages with their steps, and why a stage would be skipped. */
export async function printPlan(
  pipeline: Pipeline,
  repository: string,
  options: RunCommandOptions,
  io: Io,
): Promise<string> {
  const git = await readGitState(repository);
  const parameters = resolveParameters(pipeline, options.parameter);
  const selection = selectStages(pipeline, options.stage, options.from);
  const context = {
    branch: git.branch,
    buildNumber: '',
    buildUrl: '',
    cluster: '',
    commit: git.commit,
    environment: '',
    jobName: pipeline.name,
    namespace: '',
    pullRequest: '',
    pullRequestTarget: '',
    serviceUrl: '',
    shortCommit: git.commit.slice(0, 12),
    tag: git.tag,
  };
  const scope = {
    parameters,
    context,
    values: {},
    axes: {},
    changedFiles: git.changedFiles,
    environment: io.env,
  };
  const lines: string[] = [];
  const visit = (stage: Stage, indent: string) => {
    const approval =
      stage.approval ??
      (stage.kind === 'deploy'
        ? pipeline.environments[stage.environment ?? '']?.approval
        : undefined);
    const notes = [
      ...(selection.includes(stage.id) ? [] : ['not asked for']),
      ...(stage.when !== undefined && !evaluateCondition(stage.when, scope)
        ? ['skipped: its condition does not hold']
        : []),
      ...(approval === undefined ? [] : [`waits for ${approval.by.join(', ')}`]),
      ...(stage.parallel === true ? ['in parallel'] : []),
      ...(stage.matrix === undefined
        ? []
        : [
            `matrix of ${stage.matrix.axes.map((axis) => `${axis.name} ${axis.values.join('|')}`).join(', ')}`,
          ]),
    ];
    lines.push(`${indent}${stage.name}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`);
    for (const step of stage.steps ?? []) lines.push(`${indent}  ${step.label}`);
    for (const inner of stage.stages ?? []) visit(inner, `${indent}  `);
  };
  for (const stage of pipeline.stages) visit(stage, '');
  return `${lines.join('\n')}\n`;
}
