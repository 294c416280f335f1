import type { StagePlace } from '../../local/run-event.ts';

/** A stage as people read it, `test`, or a cell of its matrix: `test os=linux node=24`. */
export function describePlace({ stage, axes = {} }: StagePlace): string {
  return [stage, ...describeCell(axes)].join(' ');
}

/** `os=linux` for each axis; values that a reader could not tell apart stand in quotes. */
export function describeCell(axes: Readonly<Record<string, string>>): string[] {
  return Object.entries(axes).map(
    ([axis, value]) => `${axis}=${/^[\w.+:/@-]+$/.test(value) ? value : JSON.stringify(value)}`,
  );
}
