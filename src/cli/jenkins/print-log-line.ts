import { toPrintable } from '../../diagnostics/format/printable.ts';
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
    else {
      const place = stages.length === 0 ? '' : `[${stages.map(toPrintable).join(' / ')}] `;
      io.stdout(`${place}${toHarmless(text)}\n`);
    }
  };
}

/** What `ESC [ 1 ; 31 m` looks like; the escape character may stand in no expression. */
const coloursAndTabs = new RegExp(`(${String.fromCharCode(27)}\\[[0-9;]*m|\t)`);

/**
 * A line as a terminal may get it: whoever can open a pull request writes logs. Colours and tabs
 * stay; everything else that moves, hides or sends something is written out.
 */
function toHarmless(text: string): string {
  return text
    .split(coloursAndTabs)
    .map((part, index) => (index % 2 === 1 ? part : toPrintable(part)))
    .join('');
}
