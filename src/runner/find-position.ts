import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The side file that `platform compile` writes beside the model. */
interface PositionsFile {
  readonly source: string;
  readonly sha256: string;
  readonly positions: Readonly<Record<string, { readonly file: string; readonly line: number; readonly column: number }>>;
}

/**
 * Where a step was written, as `file:line:column`; undefined when the source has changed since the
 * compile, so that a wrong line is never shown.
 */
export function findPosition(workspace: string, stepId: string): string | undefined {
  try {
    const file = JSON.parse(readFileSync(join(workspace, '.platform/positions.json'), 'utf8')) as PositionsFile;
    const source = readFileSync(join(workspace, file.source));
    if (createHash('sha256').update(source).digest('hex') !== file.sha256) return undefined;
    const position = file.positions[`step:${stepId}`];
    return position === undefined ? undefined : `${position.file}:${position.line}:${position.column}`;
  } catch {
    return undefined;
  }
}
