import type { Pipeline } from '../../model/pipeline.ts';
import type { Positions } from '../../model/position.ts';
import { sealJson } from '../generated-json.ts';
import type { EmitOptions, EmittedFile } from '../options.ts';

/** `.platform/pipeline.json`: the model, for everything that does not compile the pipeline itself. */
export function emitModel(pipeline: Pipeline, options: EmitOptions): EmittedFile {
  return {
    path: '.platform/pipeline.json',
    content: sealJson(pipeline, originOf(pipeline, options)),
  };
}

/**
 * `.platform/positions.json`: where each node was written, with the SHA-256 of the files, so that the
 * runner names a line only while the file is the one that was compiled. Apart from the model, because
 * a comment moves lines and leaves everything else as it is.
 */
export function emitPositions(
  pipeline: Pipeline,
  positions: Positions,
  options: EmitOptions,
): EmittedFile {
  const content = { sources: options.sourceHashes, positions };
  return {
    path: '.platform/positions.json',
    content: sealJson(content, originOf(pipeline, options)),
  };
}

function originOf(pipeline: Pipeline, options: EmitOptions) {
  return { version: options.version, source: pipeline.source, command: 'platform compile' };
}
