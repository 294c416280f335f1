import { analyze } from '../../src/analysis/analyze.ts';
import { checkJenkinsfile } from '../../src/compiler/check-jenkinsfile.ts';
import { lower } from '../../src/compiler/lower/lower.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { visitStages, visitSteps } from '../../src/model/visit.ts';
import { toRaw } from './to-raw.ts';

/** The errors that a compile reports for a pipeline, from their messages to their codes. */
export type FoundErrors = ReadonlyMap<string, string>;

/** The errors of the lowering, of the rules, and of the emitter. */
export function findErrors(pipeline: Pipeline): FoundErrors {
  const { pipeline: lowered, diagnostics } = lower(
    toRaw(pipeline),
    pipeline.source,
    () => undefined,
  );
  const found: Diagnostic[] = [...diagnostics];
  if (lowered !== undefined) {
    assertIds(lowered);
    found.push(...analyze(lowered, {}));
    if (found.every(({ severity }) => severity !== 'error'))
      found.push(...checkJenkinsfile(lowered, {}));
  }
  const errors = found.filter(({ severity }) => severity === 'error');
  return new Map(errors.map(({ code, message }) => [message, code]));
}

/** The code of an error that the pipeline did not have before. */
export function findNewError(pipeline: Pipeline, known: FoundErrors): string | undefined {
  return [...findErrors(pipeline)].find(([message]) => !known.has(message))?.[1];
}

/** Ids name files and addresses: whatever the names are, nothing else gets into them. */
function assertIds(pipeline: Pipeline): void {
  const ids = [
    ...[...visitStages(pipeline.stages)].map(({ stage }) => stage.id),
    ...[...visitSteps(pipeline)].map(({ step }) => step.id),
  ];
  const wrong = ids.find((id) => !/^[a-zA-Z0-9.-]+$/.test(id));
  if (wrong !== undefined) throw new Error(`${JSON.stringify(wrong)} became an id.`);
}
