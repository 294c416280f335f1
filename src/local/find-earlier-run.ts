import { findMade, findNeeded } from '../emit/flow-names.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { visitStages } from '../model/visit.ts';
import { type PastRun, readRuns } from './run-directory.ts';
import type { StageRecord } from './run-record.ts';
import { notAskedFor } from './run-stages.ts';
import type { Selection } from './select-stages.ts';

/**
 * The run whose outputs stages of `--stage` and `--from` start with: the newest one in which every
 * stage that they need something of has done its work, or which had it from such a run itself. When
 * there is none, the newest of all. Undefined when the pipeline has not run yet.
 */
export async function findEarlierRun(
  repository: string,
  pipeline: Pipeline,
  selection: Selection,
): Promise<PastRun | undefined> {
  const needed = listNeededStages(pipeline, selection);
  let newest: PastRun | undefined;
  for await (const run of readRuns(repository, pipeline.name)) {
    newest ??= run;
    const stages = new Map(run.record.stages.flatMap(flatten).map((stage) => [stage.id, stage]));
    // Inside a group that did not run, nothing is recorded.
    const find = (path: readonly string[]) =>
      stages.get(path.findLast((id) => stages.has(id)) ?? '');
    if (needed.every((path) => hasHandedOn(find(path)))) return run;
  }
  return newest;
}

/**
 * The stages that do not run now, and make something that one which does asks for: each with the ids
 * of those around it, outermost first.
 */
function listNeededStages(pipeline: Pipeline, selection: Selection): string[][] {
  const leaves = [...visitStages(pipeline.stages)].filter(
    ({ stage }) => stage.stages === undefined,
  );
  const asked = leaves
    .filter(({ stage }) => selection.includes(stage.id))
    .map(({ stage, parents }) =>
      findNeeded(stage, [pipeline.env, ...[...parents, stage].map(({ env, when }) => [env, when])]),
    );
  return leaves
    .filter(({ stage }) => {
      const made = findMade(stage);
      return (
        !selection.includes(stage.id) &&
        asked.some((needed) =>
          (['values', 'images', 'files'] as const).some((kind) =>
            [...made[kind]].some((name) => needed[kind].has(name)),
          ),
        )
      );
    })
    .map(({ stage, parents }) => [...parents, stage].map(({ id }) => id));
}

/** A stage that was skipped has nothing to hand on, which is as it should be. */
function hasHandedOn(stage: StageRecord | undefined): boolean {
  if (stage === undefined) return false;
  if (stage.result === 'not-run') return stage.reason === notAskedFor;
  return stage.result !== 'failed' && stage.result !== 'aborted';
}

/** A stage with those in it; the cells of a matrix have the id of their stage, whose result counts. */
function flatten(stage: StageRecord): StageRecord[] {
  return [...stage.stages.flatMap(flatten), stage];
}
