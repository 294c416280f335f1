import { quote } from '../../diagnostics/quote.ts';
import type { Analysis } from '../analysis.ts';
import { findScheduleProblem } from '../cron-schedule.ts';

/** Schedules are ones that Jenkins's own parser takes. */
export function checkSchedules(analysis: Analysis): void {
  for (const [index, trigger] of analysis.pipeline.triggers.entries()) {
    if (trigger.kind !== 'cron' && trigger.kind !== 'poll') continue;
    const problem = findScheduleProblem(trigger.schedule);
    if (problem !== undefined)
      analysis.report(
        'invalid-schedule',
        { schedule: quote(trigger.schedule), problem },
        `trigger:${index}`,
      );
  }
}
