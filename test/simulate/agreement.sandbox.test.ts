import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { visitSteps } from '../../src/model/visit.ts';
import type { SimulateOptions } from '../../src/simulate/simulate-options.ts';
import { simulatePipeline } from '../../src/simulate/simulate-pipeline.ts';
import { goldenCases, goldenFolder } from '../emit/compile-golden.ts';
import { type Engine, startEngine } from '../engine/engine.ts';
import { lowerInNode } from '../support/evaluate-in-node.ts';
import { summarizeBuild, summarizeSimulation, toGiven } from './agreement.ts';

const root = join(import.meta.dirname, '../..');
const vars = Object.fromEntries(
  readdirSync(join(root, 'vars'))
    .filter((file) => file.endsWith('.groovy'))
    .map((file) => [
      file.slice(0, -'.groovy'.length),
      readFileSync(join(root, 'vars', file), 'utf8'),
    ]),
);

/** The engine has no plugin that it could start Groovy of a team with. */
const cases = goldenCases.filter((name) => name !== 'jenkins-steps');

const builds: readonly SimulateOptions[] = [
  {},
  { branch: 'feature' },
  { branch: 'release/1' },
  { tag: 'v1.0' },
  { pullRequest: { number: 7 } },
  { pullRequest: { fork: true } },
  { previousResult: 'none' },
  { previousResult: 'failure', changedFiles: ['cart/a', 'src/x.ts', 'docs/a'] },
];

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

/** At most so many faults of a pipeline are tried. */
const mostFaults = 8;

/**
 * Faults of steps that run: beside others only those that both sides find at the same moment. In the
 * engine branches go on step by step, in the simulator one after the other.
 */
function listFaults(pipeline: Pipeline): SimulateOptions[] {
  const { steps } = simulatePipeline(pipeline, {}, { assumeUnknown: true });
  const faults = [...visitSteps(pipeline)].flatMap(
    ({ step, stage, parents }): SimulateOptions[] => {
      const own = steps.filter(({ id }) => id === step.id);
      const isRun = own.every(
        ({ id, call, status }) => call?.arguments['id'] === id && status !== 'skipped',
      );
      if (own.length === 0 || !isRun || step.onFailure === 'ignore') return [];
      const around = [...parents, ...(stage === undefined ? [] : [stage])];
      const isBeside = around.some(
        ({ parallel, matrix }) => parallel === true || matrix !== undefined,
      );
      const stopsOthers =
        pipeline.failFast === true || around.some(({ failFast }) => failFast === true);
      if (stopsOthers && stage?.steps?.[0] !== step) return [];
      const how = step.onFailure === 'unstable' ? 'unstable' : 'fail';
      const fail: SimulateOptions = { fail: { [step.id]: how } };
      return isBeside ? [fail] : [fail, { fail: { [step.id]: 'abort' } }];
    },
  );
  return faults.filter((_, index) => index % Math.ceil(faults.length / mostFaults) === 0);
}

/**
 * The generated Jenkinsfiles of the golden pipelines on Jenkins's own interpreter, and the simulator
 * over their models: what runs, in which order, with which requests, and how it ends.
 *
 * Left out are machines that are lost: the engine lets their further steps run.
 */
describe.each(cases)('the engine and the simulator agree on %s', (name) => {
  test('in every build', async () => {
    const folder = join(goldenFolder, name);
    const { pipeline } = lowerInNode(join(folder, 'platform.pipeline.ts'), folder);
    if (pipeline === undefined) throw new Error(`${name} does not compile.`);
    const jenkinsfile = readFileSync(join(folder, 'Jenkinsfile'), 'utf8');
    const libraries = {
      platform: { vars },
      shared: { vars: {} },
    };
    const failing = listFaults(pipeline);
    const otherSteps = Object.values(pipeline.outsideSteps).map(({ step }) => step);
    for (const given of [...builds, ...failing]) {
      const simulation = simulatePipeline(pipeline, given, { assumeUnknown: true });
      const request = {
        jenkinsfile,
        libraries,
        multibranch: true,
        runs: [{ ...toGiven(given), otherSteps }],
      };
      const [build] = await engine.run(request);
      if (build === undefined) throw new Error('The engine ran no build.');
      expect({ given, error: null, ...summarizeBuild(build, pipeline) }).toEqual({
        given,
        error: null,
        ...summarizeSimulation(simulation, pipeline),
      });
    }
  });
});
