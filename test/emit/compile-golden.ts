import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Lowered } from '../../src/compiler/lower/lower.ts';
import { emitDiagram } from '../../src/emit/diagram/emit-diagram.ts';
import { emitFiles } from '../../src/emit/emit.ts';
import type { EmitOptions, EmittedFile } from '../../src/emit/options.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { lowerBatch } from '../support/lower-batch.ts';

export const goldenFolder = join(import.meta.dirname, 'golden');

/** Names of the golden pipelines. */
export const goldenCases: readonly string[] = readdirSync(goldenFolder).sort();

/** Nothing in a golden file depends on the version of this package. */
export const goldenOptions: EmitOptions = {
  version: '0.0.0',
  library: { revision: '0123456789abcdef0123456789abcdef01234567', version: '1.2.3' },
  sourceHashes: { 'platform.pipeline.ts': 'a'.repeat(64) },
};

/** Of all golden pipelines: one child of Node evaluates them, when the first is asked for. */
let models: Map<string, Lowered> | undefined;

const fileOf = (name: string) => join(goldenFolder, name, 'platform.pipeline.ts');

/** A golden pipeline with all files that come of it. */
export async function compileGolden(
  name: string,
): Promise<{ pipeline: Pipeline; files: readonly EmittedFile[] }> {
  models ??= lowerBatch(goldenCases.map(fileOf));
  const lowered = models.get(fileOf(name));
  if (lowered?.pipeline === undefined || lowered.diagnostics.length > 0)
    throw new Error(`${name}: ${JSON.stringify(lowered?.diagnostics, null, 2)}`);
  const files = emitFiles(lowered.pipeline, lowered.positions, goldenOptions);
  return {
    pipeline: lowered.pipeline,
    files: [...files, await emitDiagram(lowered.pipeline, goldenOptions)],
  };
}
