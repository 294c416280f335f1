import { closest } from 'fastest-levenshtein';
import { UserError } from '../diagnostics/errors.ts';
import type { Pipeline } from '../model/pipeline.ts';
import { visitStages } from '../model/visit.ts';

/** Which stages a run executes, by id. */
export interface Selection {
  includes(stageId: string): boolean;
}

/**
 * The stages that `--stage` or `--from` asks for; all of them without either. Throws `UserError`
 * `run.unknown-stage` with the nearest name.
 */
export function selectStages(
  pipeline: Pipeline,
  stage: string | undefined,
  from: string | undefined,
): Selection {
  const wanted = stage ?? from;
  if (wanted === undefined) return { includes: () => true };
  const visits = [...visitStages(pipeline.stages)];
  const index = visits.findIndex(
    (visit) => visit.stage.id === wanted || visit.stage.name.toLowerCase() === wanted.toLowerCase(),
  );
  const found = visits[index];
  if (found === undefined)
    throw unknownStage(
      wanted,
      visits.map((visit) => visit.stage),
    );
  const chosen = found.stage.id;
  const related = new Set([chosen, ...found.parents.map((parent) => parent.id)]);
  const inside = (id: string) => id === chosen || id.startsWith(`${chosen}.`);
  if (stage !== undefined) return { includes: (id) => related.has(id) || inside(id) };
  const later = new Set(visits.slice(index).map((visit) => visit.stage.id));
  return { includes: (id) => later.has(id) || related.has(id) };
}

function unknownStage(
  wanted: string,
  stages: readonly { readonly id: string; readonly name: string }[],
): UserError {
  const names = stages.flatMap((stage) => [stage.name, stage.id]);
  const near = names.length === 0 ? '' : ` Did you mean ${JSON.stringify(closest(wanted, names))}?`;
  return new UserError(
    'run.unknown-stage',
    `The pipeline has no stage ${JSON.stringify(wanted)}.${near}`,
    {
      mend: `Its stages are: ${stages.map((stage) => JSON.stringify(stage.name)).join(', ')}.`,
    },
  );
}
