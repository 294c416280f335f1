import pc from 'picocolors';
import { catalog } from '../catalog/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { CatalogEntry, Severity } from '../entry.ts';
import type { Position } from '../position.ts';
import { type Colors, printCodeFrame, splitSource } from './code-frame.ts';
import { toPrintable } from './printable.ts';
import { printSummary } from './summary.ts';

/** What the text format needs to know. */
export interface TextFormatOptions {
  /**
   * Repository-relative path → text of every file that the compiler read itself. Only these get a
   * code frame, so that no diagnostic can show a file from elsewhere.
   */
  readonly sources: ReadonlyMap<string, string>;
  /** Whether the reader is a terminal that shows colours; false unless said. */
  readonly color?: boolean;
  /** Columns that a source line may take, 100 unless said. */
  readonly width?: number;
}

/** Findings for people: place, what, code frame, what else to look at, how to mend it; then a summary. */
export function formatText(diagnostics: readonly Diagnostic[], options: TextFormatOptions): string {
  const colors = pc.createColors(options.color ?? false);
  const frames = new Frames(options, colors);
  const blocks = diagnostics.map((found) => formatOne(found, frames, colors).join('\n'));
  return [...blocks, printSummary(diagnostics), ''].join('\n\n').replace(/\n\n$/, '\n');
}

function formatOne(found: Diagnostic, frames: Frames, colors: Colors): string[] {
  const paint = painterOf(found.severity, colors);
  const head = `${paint(found.severity)} ${colors.bold(found.code)}: ${toPrintable(found.message)}`;
  const place = found.position === undefined ? [] : [printPlace(found.position, colors)];
  const { hidesSource } = catalog[found.name] as CatalogEntry;
  return [
    ...place,
    head,
    ...(hidesSource === true ? [] : frames.print(found.position)),
    ...found.related.flatMap(({ message, position }) => [
      `  ${toPrintable(message)} ${printPlace(position, colors)}`,
      ...frames.print(position),
    ]),
    `  ${colors.green('mend:')} ${toPrintable(found.mend)}`,
    `  ${colors.dim(`more: platform explain ${found.code}`)}`,
  ];
}

/** Prints code frames and splits each file only once. */
class Frames {
  readonly #options: TextFormatOptions;
  readonly #colors: Colors;
  readonly #lines = new Map<string, readonly string[]>();

  constructor(options: TextFormatOptions, colors: Colors) {
    this.#options = options;
    this.#colors = colors;
  }

  print(position: Position | undefined): string[] {
    const text = position === undefined ? undefined : this.#options.sources.get(position.file);
    if (position === undefined || text === undefined) return [];
    let lines = this.#lines.get(position.file);
    if (lines === undefined) {
      lines = splitSource(text);
      this.#lines.set(position.file, lines);
    }
    return printCodeFrame(position, {
      lines,
      colors: this.#colors,
      width: this.#options.width ?? 100,
    });
  }
}

function printPlace({ file, line, column }: Position, colors: Colors): string {
  return colors.cyan(`${toPrintable(file)}:${line}:${column}`);
}

function painterOf(severity: Severity, colors: Colors): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, note: colors.blue }[severity];
}
