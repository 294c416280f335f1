import type { Position } from '../../diagnostics/position.ts';

interface NamedText {
  readonly text: string;
  readonly location: { readonly name: string };
}

/** The line and column of an offset, both counted in UTF-16 units. */
export function findPosition(source: NamedText, offset: number): Position {
  const before = source.text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return { file: source.location.name, line, column: offset - lineStart + 1 };
}

/** The offset of a line and column. */
export function findOffset(source: NamedText, position: Position): number {
  let lineStart = 0;
  for (let line = 1; line < position.line; line += 1)
    lineStart = source.text.indexOf('\n', lineStart) + 1;
  return lineStart + position.column - 1;
}
