import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { goldenOptions } from '../emit/compile-golden.ts';
import { generatePipeline } from '../engine/generate/generate-pipeline.ts';
import { createRandom } from '../engine/generate/random.ts';
import { startHarness } from '../jvm/harness.ts';

const files = 1000;
const firstSeed = 20_261_125;

/**
 * A thousand Jenkinsfiles of generated pipelines, all different, compiled by the Groovy of Jenkins as
 * far as a class with the CPS transformer, in one JVM. Returns how many it did not take.
 */
export async function benchParseJenkinsfiles(print: (line: string) => void): Promise<number> {
  const start = performance.now();
  const texts = Array.from({ length: files }, (_, index) =>
    emitJenkinsfile(generatePipeline(createRandom(firstSeed + index)), goldenOptions),
  );
  const generatedMs = performance.now() - start;
  await using harness = await startHarness();
  // The first answer waits for the JVM.
  await harness.parse('Jenkinsfile', texts[0] as string);
  const ready = performance.now();
  let refused = 0;
  for (const text of texts) if ((await harness.parse('Jenkinsfile', text)).length > 0) refused += 1;
  const parsedMs = performance.now() - ready;
  const lines = texts.reduce((sum, text) => sum + text.split('\n').length - 1, 0);
  print('');
  print(
    `${files} Jenkinsfiles, ${lines} lines: generated in ${(generatedMs / 1000).toFixed(2)} s, parsed and transformed by Groovy 2.4.21 in ${(parsedMs / 1000).toFixed(1)} s, ${refused} refused (bar 0: ${refused === 0 ? 'met' : 'MISSED'})`,
  );
  return refused === 0 ? 0 : 1;
}
