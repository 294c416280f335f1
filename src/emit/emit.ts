import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';
import { emitAccess } from './access/emit-access.ts';
import { emitJenkinsfile } from './jenkinsfile/emit-jenkinsfile.ts';
import { emitModel, emitPositions } from './model/emit-model.ts';
import type { EmitOptions, EmittedFile } from './options.ts';

/**
 * The files that a checked pipeline compiles to, in the order of their paths. Pure: the same model,
 * positions and options give the same bytes; writing them is the compiler's work.
 *
 * The diagram is not among them: `emitDiagram` makes it when somebody asks.
 *
 * @throws InternalError when the model holds what `describeJenkinsfile` lists as inexpressible.
 */
export function emitFiles(
  pipeline: Pipeline,
  positions: Positions,
  options: EmitOptions,
): EmittedFile[] {
  return [
    ...emitAccess(pipeline, options),
    emitModel(pipeline, options),
    emitPositions(pipeline, positions, options),
    { path: 'Jenkinsfile', content: emitJenkinsfile(pipeline, options) },
  ];
}
