import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import { simulate } from '../../src/simulate/index.ts';
import { goldenOptions } from '../emit/compile-golden.ts';
import type { Disagreement } from './compare-build.ts';
import { compareSimulation, toGivenBuild } from './compare-simulation.ts';
import type { BuildRecord, Engine, LibrarySource } from './engine.ts';
import { generateBuild } from './generate/generate-build.ts';
import { generatePipeline } from './generate/generate-pipeline.ts';
import { createRandom } from './generate/random.ts';
import { runJenkinsfile } from './run-jenkinsfile.ts';

/** One generated pipeline under generated conditions, simulated and run. */
export interface AgreementCase {
  /** Makes the same case again. */
  readonly seed: number;
  /** None when the simulator and the engine agree. */
  readonly disagreements: readonly Disagreement[];
  readonly build: BuildRecord;
  /** Whether something was told to go wrong. */
  readonly hasFaults: boolean;
}

/** The fewest flow nodes after which a generated build is restarted, and how many more it may be. */
const firstRestart = 6;
const restartRange = 60;

/**
 * Generates a pipeline and a build from the seed, simulates it, runs its Jenkinsfile on the engine,
 * and compares: result, stages with why they were left out, calls with their arguments, questions.
 * With `restarts` the controller restarts in the middle.
 */
export async function checkAgreement(
  engine: Engine,
  seed: number,
  library: LibrarySource,
  restarts = false,
): Promise<AgreementCase> {
  const random = createRandom(seed);
  const pipeline = generatePipeline(random);
  const options = generateBuild(pipeline, random);
  const simulation = simulate(pipeline, options);
  const build = await runJenkinsfile(engine, {
    jenkinsfile: emitJenkinsfile(pipeline, goldenOptions),
    libraries: { platform: library },
    given: toGivenBuild(pipeline, options, simulation),
    ...(restarts ? { restartAtNodes: firstRestart + random.below(restartRange) } : {}),
  });
  return {
    seed,
    disagreements: compareSimulation(simulation, build),
    build,
    hasFaults: Object.keys(options.fail ?? {}).length > 0,
  };
}
