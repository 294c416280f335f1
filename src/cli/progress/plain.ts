import pc from 'picocolors';
import type { StagePlace } from '../../local/run-event.ts';
import type { StepRecord } from '../../local/run-record.ts';
import type { Io } from '../io.ts';
import { describePlace } from './describe-place.ts';
import type { Progress } from './progress.ts';

/** One line an event, each with the stage that it belongs to, for logs and for machines. */
export function createPlainProgress(io: Io): Progress {
  const colors = pc.createColors(io.color);
  const line = (place: StagePlace, text: string) =>
    io.stdout(`${colors.dim(`[${describePlace(place)}]`)} ${text}\n`);
  return {
    onEvent(event) {
      switch (event.type) {
        case 'stage-started':
          line(event, colors.bold(`Stage ${event.name}`) + describeNotes(event.notes));
          break;
        case 'stage-finished':
          line(
            event,
            `${event.name}: ${event.result}${event.reason === undefined ? '' : ` (${event.reason})`}`,
          );
          break;
        case 'step-started':
          line(event, `> ${event.label}`);
          break;
        case 'step-output':
          line(event, event.stream === 'warning' ? colors.yellow(event.text) : event.text);
          break;
        case 'step-finished':
          line(event, describeStep(event.record, colors));
          break;
      }
    },
    pause: (work) => work(),
    close: async () => {},
  };
}

/** What of a stage only Jenkins does. */
function describeNotes(notes: readonly string[] = []): string {
  return notes.length === 0 ? '' : ` (${notes.join('; ')})`;
}

/** How a step ended, in a line or with its error. */
export function describeStep(
  record: StepRecord,
  colors: ReturnType<typeof pc.createColors>,
): string {
  const time = `${(record.durationMs / 1000).toFixed(1)} s`;
  const tests = record.tests === undefined ? '' : `, ${record.tests.tests} tests`;
  switch (record.outcome) {
    case 'succeeded':
      return `${colors.green('✓')} ${record.label} (${time}${tests})`;
    case 'unchanged':
      return `${colors.green('✓')} ${record.label} (unchanged, not run again)`;
    case 'skipped':
      return `- ${record.label} (skipped: its condition does not hold)`;
    default: {
      const where = record.position === undefined ? '' : `\n  at ${record.position}`;
      const mend =
        record.error?.mend === undefined ? '' : `\n  ${record.error.mend.replaceAll('\n', '\n  ')}`;
      return `${colors.red('✗')} ${record.label} (${record.outcome}, ${time})\n  ${record.error?.message ?? ''}${where}${mend}`;
    }
  }
}
