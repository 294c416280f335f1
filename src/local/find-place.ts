import type { Positions } from '../model/position.ts';

/** Where a step was written, as `file:line:column`; undefined when nothing says. */
export function findPlace(positions: Positions, stepId: string): string | undefined {
  const position = positions[`step:${stepId}`];
  if (position === undefined) return undefined;
  return `${position.file}:${position.line}:${position.column}`;
}
