import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { findInexpressible } from '../emit/jenkinsfile/emit-jenkinsfile.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';

/**
 * What no Jenkinsfile can say, as findings: the net under the analysis, for what only the emitter
 * knows, such as whether a stage gets a machine. Only for pipelines without other errors, which it
 * would report again in other words.
 */
export function checkExpressible(pipeline: Pipeline, positions: Positions): Diagnostic[] {
  return findInexpressible(pipeline).map(({ node, problem }) =>
    createDiagnostic('jenkins-cannot-say', { problem }, positions[node] ?? positions['pipeline']),
  );
}
