import type { Pipeline } from '../model/pipeline.ts';
import type { TestedPipeline } from './tested-pipeline.ts';

/** The model behind it. */
export function toModel(pipeline: TestedPipeline): Pipeline {
  return pipeline as Pipeline;
}
