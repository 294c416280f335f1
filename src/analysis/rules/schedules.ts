import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { findScheduleProblem } from '../cron-schedule.ts';
import { placeOfPipeline } from '../nodes.ts';

/** Schedules are ones that Jenkins's own parser takes. */
export function checkSchedules(analysis: Analysis): void {
  for (const trigger of analysis.pipeline.triggers) {
    if (trigger.kind !== 'cron' && trigger.kind !== 'poll') continue;
    const problem = findScheduleProblem(trigger.schedule);
    if (problem !== undefined)
      analysis.report(
        'invalid-schedule',
        { schedule: quote(trigger.schedule), problem },
        placeOfPipeline,
      );
  }
}
