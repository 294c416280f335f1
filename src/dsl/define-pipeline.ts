import { captureCallSite } from './call-site.ts';
import { declared } from './declare.ts';
import { notedMistakes, noteMistake } from './mistake.ts';
import type { Parameters } from './parameters.ts';
import type { PipelineDefinition } from './pipeline-definition.ts';
import type { RawPipeline } from './raw.ts';
import { createStageBuilders, encodeOptions, takeStages } from './record-stage.ts';
import { noteUnlistedSteps } from './record-step.ts';

/** What a pipeline file exports by default. */
export interface Pipeline {
  readonly kind: 'pipeline';
}

/**
 * Describes a pipeline. Export the result by default from `platform.pipeline.ts`.
 *
 * The function runs when the pipeline is compiled: it may use loops, functions and conditions of
 * TypeScript over what is known then. What is only known when the pipeline runs (parameters, the
 * branch, outputs of steps) are values, for `when`, `choose` and the templates.
 *
 * @example
 * export default definePipeline({
 *   name: 'payments',
 *   stages: ({ build }) => [build('Build', (s) => [s.run('npm ci'), s.run('npm test')])],
 * });
 */
export function definePipeline<const E extends string = never, const P extends Parameters = {}>(
  definition: PipelineDefinition<E, P>,
): Pipeline {
  const at = captureCallSite('definePipeline');
  const { stages, ...rest } = definition;
  const { options, post } = encodeOptions(rest as Record<string, unknown>, at);
  const builders = createStageBuilders((rest.parameters ?? {}) as Record<string, unknown>);
  if (typeof stages !== 'function')
    noteMistake('stages-not-a-function', at, { found: typeof stages });
  const list = typeof stages === 'function' ? stages(builders as never) : [];
  return {
    kind: 'pipeline',
    at,
    options,
    post,
    stages: takeStages(list, at),
  } as RawPipeline as Pipeline;
}

/** Called by the host after the file has run: the definition, everything declared, and the mistakes, as JSON text. */
export function serialiseForHost(definition: unknown): string {
  noteUnlistedSteps();
  return JSON.stringify({ definition, declarations: declared(), mistakes: notedMistakes() });
}
