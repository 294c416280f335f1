import pc from 'picocolors';
import type { StepRecord } from '../../local/run-record.ts';
import type { Io } from '../io.ts';
import type { Progress } from './progress.ts';

/** One line an event, each with the stage that it belongs to, for logs and for machines. */
export function createPlainProgress(io: Io): Progress {
  const colors = pc.createColors(io.color);
  const line = (stage: string, text: string) => io.stdout(`${colors.dim(`[${stage}]`)} ${text}\n`);
  return {
    onEvent(event) {
      switch (event.type) {
        case 'stage-started':
          line(event.stage, colors.bold(`Stage ${event.name}`));
          break;
        case 'stage-finished':
          line(
            event.stage,
            `${event.name}: ${event.result}${event.reason === undefined ? '' : ` (${event.reason})`}`,
          );
          break;
        case 'step-started':
          line(event.stage, `> ${event.label}`);
          break;
        case 'step-output':
          line(event.stage, event.stream === 'warning' ? colors.yellow(event.text) : event.text);
          break;
        case 'step-finished':
          line(event.stage, describeStep(event.record, colors));
          break;
      }
    },
    pause: (work) => work(),
    close: async () => {},
  };
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
