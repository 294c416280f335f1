import type { LogLine } from '../../jenkins/log/group-by-stage.ts';
import type { Io } from '../io.ts';

/** What a person wants to see of a log. */
export interface LogOptions {
  readonly json?: boolean;
  readonly stage?: string;
  readonly markers?: boolean;
}

/** Prints lines as `[Stage / inner] text`; as JSON lines for programs. */
export function createLogPrinter(options: LogOptions, io: Io): (line: LogLine) => void {
  return ({ stages, text, isMarker }) => {
    if (isMarker && options.markers !== true) return;
    if (options.stage !== undefined && !stages.includes(options.stage)) return;
    if (options.json === true) io.stdout(`${JSON.stringify({ type: 'log', stages, text })}\n`);
    else io.stdout(`${stages.length === 0 ? '' : `[${stages.join(' / ')}] `}${text}\n`);
  };
}
