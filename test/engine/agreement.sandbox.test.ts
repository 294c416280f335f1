import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAgreement } from './agreement.ts';
import { type Engine, startEngine } from './engine.ts';
import { loadOwnLibrary } from './run-jenkinsfile.ts';

/** The soak does 2,000. */
const count = 100;
const firstSeed = 20_261_125;

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

it(`simulator and engine agree on ${count} generated pipelines, every tenth restarted in the middle`, async () => {
  const library = loadOwnLibrary();
  const results = new Set<string>();
  for (let index = 0; index < count; index += 1) {
    const seed = firstSeed + index;
    const { disagreements, build } = await checkAgreement(engine, seed, library, index % 10 === 0);
    expect(disagreements, `seed ${seed}`).toEqual([]);
    results.add(build.result);
  }
  expect([...results].sort()).toEqual(['ABORTED', 'FAILURE', 'SUCCESS', 'UNSTABLE']);
  expect(engine.restarts).toBeGreaterThan(4);
});
