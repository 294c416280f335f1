import type { Position } from '../../diagnostics/position.ts';

/** The line and column of an offset, both counted in UTF-16 units. */
export function findPosition(
  source: { readonly text: string; readonly location: { readonly name: string } },
  offset: number,
): Position {
  const before = source.text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = 1;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line += 1;
  return { file: source.location.name, line, column: offset - lineStart + 1 };
}
