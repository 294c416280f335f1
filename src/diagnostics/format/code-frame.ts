import type pc from 'picocolors';
import type { Position } from '../position.ts';
import { blankSecrets } from '../secret-patterns.ts';
import { toPrintable } from './printable.ts';

/** Painters for a terminal, or ones that leave text as it is. */
export type Colors = ReturnType<typeof pc.createColors>;

/** The lines of a source file with its credentials blanked out. */
export function splitSource(text: string): readonly string[] {
  return blankSecrets(text).split(/\r\n|\n|\r/);
}

/** How many lines before the place are shown. */
const linesBefore = 2;

/** What a code frame needs beside its place. */
export interface CodeFrameOptions {
  /** The lines of the file, as the compiler read it, without credentials. */
  readonly lines: readonly string[];
  readonly colors: Colors;
  /** Columns that a source line may take; longer ones are cut around the place. */
  readonly width: number;
}

/**
 * The lines at a place with a caret under its column. Empty when the file has no such line, for
 * instance because it changed since it was compiled.
 */
export function printCodeFrame(position: Position, options: CodeFrameOptions): string[] {
  const line = options.lines[position.line - 1];
  if (line === undefined) return [];
  const first = Math.max(1, position.line - linesBefore);
  const gutter = String(position.line).length;
  const number = (value: number | string) =>
    options.colors.dim(` ${String(value).padStart(gutter)} |`);
  const start = Math.max(0, position.column - 1 - Math.floor(options.width / 2));
  const printed = options.lines
    .slice(first - 1, position.line)
    .map((text, index) => `${number(first + index)} ${cutLine(text, start, options.width)}`);
  const before = cutLine(line, start, options.width, position.column - 1);
  const caret = options.colors.red('^');
  return [...printed, `${number('')} ${' '.repeat(countColumns(before))}${caret}`];
}

/** The part of a line that fits, with `…` where something is left out; `end` stops before that column. */
function cutLine(line: string, start: number, width: number, end = line.length): string {
  const from = line.length <= width ? 0 : Math.min(start, Math.max(0, line.length - width));
  const to = Math.min(line.length, from + width);
  const part = line.slice(from, Math.min(to, end)).replaceAll('\t', '  ');
  const after = to < line.length && end >= to ? '…' : '';
  return `${from > 0 ? '…' : ''}${toPrintable(part)}${after}`;
}

/** Terminal columns of a text: letters of East Asian scripts and most pictographs take two. */
function countColumns(text: string): number {
  let columns = 0;
  for (const character of text) {
    if (/\p{M}/u.test(character)) continue;
    columns += wide.test(character) ? 2 : 1;
  }
  return columns;
}

const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}/u;
