import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PositionsFile } from '../model/position.ts';

/**
 * Where a step was written, as `file:line:column`; undefined when the file has changed since the
 * compile, so that a wrong line is never shown.
 */
export function findPosition(workspace: string, stepId: string): string | undefined {
  try {
    const { positions, sources } = JSON.parse(
      readFileSync(join(workspace, '.platform/positions.json'), 'utf8'),
    ) as PositionsFile;
    const position = positions[`step:${stepId}`];
    if (position === undefined) return undefined;
    const source = readFileSync(join(workspace, position.file));
    const { hash } = process.getBuiltinModule('node:crypto');
    if (hash('sha256', source) !== sources[position.file]) return undefined;
    return `${position.file}:${position.line}:${position.column}`;
  } catch {
    return undefined;
  }
}
