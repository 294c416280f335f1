import { largestMethodBytes, mostOfMethod } from '../analysis/jenkins-size.ts';
import { createDiagnostic, type Diagnostic } from '../diagnostics/diagnostic.ts';
import { quote } from '../diagnostics/quote.ts';
import { type MethodSize, measureMethod } from '../emit/cost/measure-method.ts';
import { describeJenkinsfile } from '../emit/jenkinsfile/emit-jenkinsfile.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Positions } from '../model/position.ts';

/** Share of a method from which on the author is told. */
const muchOfMethod = 0.6;

/**
 * What Jenkins can't be told, and what would be too much for it, as findings: the net under the
 * analysis, for what only the emitter knows, such as whether a stage gets a machine. Only for
 * pipelines without other errors, which it would report again in other words.
 */
export function checkJenkinsfile(pipeline: Pipeline, positions: Positions): Diagnostic[] {
  const { shape, inexpressible } = describeJenkinsfile(pipeline);
  const findings = inexpressible.map(({ node, problem }) =>
    createDiagnostic('jenkins-cannot-say', { problem }, positions[node] ?? positions['pipeline']),
  );
  return [...findings, ...checkSize(measureMethod(shape), positions)];
}

function checkSize(
  { bytes: methodBytes, largest }: MethodSize,
  positions: Positions,
): Diagnostic[] {
  const share = methodBytes / largestMethodBytes;
  if (share <= muchOfMethod) return [];
  const texts = {
    percent: String(Math.floor(share * 100)),
    limit: String(mostOfMethod * 100),
    largest:
      largest === undefined
        ? 'the pipeline itself'
        : `stage ${quote(largest.stage)} with ${largest.bytes} bytes`,
  };
  const position = positions['pipeline'];
  return [
    share > mostOfMethod
      ? createDiagnostic(
          'jenkinsfile-too-large',
          { ...texts, bytes: String(methodBytes), most: String(largestMethodBytes) },
          position,
        )
      : createDiagnostic('jenkinsfile-nearly-too-large', texts, position),
  ];
}
