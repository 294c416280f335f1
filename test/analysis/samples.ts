import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyze } from '../../src/analysis/analyze.ts';
import { applySuppressions } from '../../src/analysis/suppressions.ts';
import { checkJenkinsfile } from '../../src/compiler/check-jenkinsfile.ts';
import { type Diagnostic, sortDiagnostics } from '../../src/diagnostics/diagnostic.ts';
import { formatText } from '../../src/diagnostics/format/text.ts';
import { lowerBatch } from '../support/lower-batch.ts';

/** A pipeline file of `samples/` and what the compiler's rooms behind the sandbox say of it. */
export interface SampleResult {
  /** Name of its folder: `P401-image-not-built`. */
  readonly name: string;
  /** The codes that it has to report: its own, and those of a first line `// also: P402`. */
  readonly codes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** What a person sees. */
  readonly text: string;
}

export const samplesFolder = join(import.meta.dirname, 'samples');

/** Evaluates, lowers and analyses every sample. Those of P1xx never come so far: `evaluation-samples.ts`. */
export function analyzeSamples(): SampleResult[] {
  const names = readdirSync(samplesFolder).sort();
  const files = names.map((name) => join(samplesFolder, name, 'platform.pipeline.ts'));
  const lowered = lowerBatch(files);
  return names.map((name, index) => {
    const file = files[index] as string;
    const source = readFileSync(file, 'utf8');
    const { pipeline, positions, diagnostics } = lowered.get(file) as NonNullable<
      ReturnType<typeof lowered.get>
    >;
    const exists = (path: string) => !path.includes('paymentz');
    const sources = new Map([['platform.pipeline.ts', source]]);
    const found =
      pipeline === undefined ? [] : analyze(pipeline, positions, { fileExists: exists });
    const before = [...diagnostics, ...found];
    const isSound = !before.some(({ severity }) => severity === 'error');
    const last = pipeline !== undefined && isSound ? checkJenkinsfile(pipeline, positions) : [];
    const all = applySuppressions(sortDiagnostics([...before, ...last]), sources);
    const also = /^\/\/ also: (.*)$/m.exec(source);
    return {
      name,
      codes: [name.slice(0, 4), ...(also?.[1]?.split(', ') ?? [])],
      diagnostics: all,
      text: formatText(all, { sources }),
    };
  });
}
