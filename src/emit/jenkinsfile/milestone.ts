import type { Stage } from '../../model/stage.ts';
import { visitStages } from '../../model/visit.ts';
import { call, type Piece } from './document.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * `milestone(ordinal: …)` of a stage that has one. Builds must pass milestones in rising order, and
 * Declarative wants each numbered (recorded cases 146 and 331), so they count in the order of the file.
 */
export function printMilestone(stage: Stage, { pipeline }: Surroundings): Piece[] {
  if (stage.milestone !== true) return [];
  const ids = [...visitStages(pipeline.stages)]
    .filter((visit) => visit.stage.milestone === true)
    .map((visit) => visit.stage.id);
  return [call('milestone', { ordinal: ids.indexOf(stage.id) + 1 })];
}
