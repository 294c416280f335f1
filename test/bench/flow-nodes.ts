import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { predictJenkinsCost } from '../../src/emit/cost/predict-jenkins-cost.ts';
import { emitJenkinsfile } from '../../src/emit/jenkinsfile/emit-jenkinsfile.ts';
import type { Pipeline } from '../../src/model/pipeline.ts';
import { goldenOptions } from '../emit/compile-golden.ts';
import { pipelineOf, runOf, stageOf } from '../emit/pipeline-of.ts';
import { type Engine, type GivenBuild, startEngine } from '../engine/engine.ts';
import { runJenkinsfile } from '../engine/run-jenkinsfile.ts';
import { lowerBatch } from '../support/lower-batch.ts';

/** The most flow nodes that a generated step costs, where a shell by hand costs one. */
const stepBar = 2;
/** The most that the frame of a stage costs, beside its machine and its checkout. */
const frameBar = 4;

const samples = join(import.meta.dirname, '../../pipelines');
const sampleNames = ['node-service', 'java-service', 'monorepo'];

/** A build in which every stage of the samples runs; a first one would not know its parameters. */
const given: GivenBuild = {
  branch: 'main',
  buildNumber: 2,
  previousResult: 'SUCCESS',
  knownParameters: { everything: { kind: 'boolean', default: false } },
  parameters: { everything: true },
};

/**
 * Flow nodes as the interpreter of Jenkins counts them: of a step, of the frame of a stage, and of
 * the sample pipelines beside the ones that a team would write by hand. Returns how many bars are
 * missed; a prediction that is not what was counted is one.
 */
export async function benchFlowNodes(print: (line: string) => void): Promise<number> {
  await using engine = await startEngine();
  const count = (jenkinsfile: string) => countNodes(engine, jenkinsfile);
  const countOf = (pipeline: Pipeline) => count(emitJenkinsfile(pipeline, goldenOptions));
  const judge = (isMet: boolean) => (isMet ? 'met' : 'MISSED');

  const steps = [runOf('a.run'), runOf('a.run-2')];
  const one = await countOf(pipelineOf([stageOf('a', steps.slice(0, 1))]));
  const step = (await countOf(pipelineOf([stageOf('a', steps)]))) - one;
  const byHand = (await count(writeStages([2]))) - (await count(writeStages([1])));
  const message = { id: 'b.print', contract: 'printMessage', label: '', input: { message: 'x' } };
  const two = pipelineOf([stageOf('a', steps.slice(0, 1)), stageOf('b', [message])]);
  // The message is one of them.
  const frame = (await countOf(two)) - one - 1;
  print('');
  print(
    `flow nodes of a step           ${step}, of a shell by hand ${byHand}  (bar ${stepBar}: ${judge(step <= stepBar)})`,
  );
  print(`flow nodes of a stage's frame  ${frame}  (bar ${frameBar}: ${judge(frame <= frameBar)})`);
  let missed = Number(step > stepBar) + Number(frame > frameBar);

  const files = sampleNames.map((name) => join(samples, name, 'platform.pipeline.ts'));
  const lowered = lowerBatch(files);
  for (const [index, name] of sampleNames.entries()) {
    const pipeline = lowered.get(files[index] as string)?.pipeline;
    if (pipeline === undefined) throw new Error(`The sample ${name} has no model.`);
    const predicted = predictJenkinsCost(pipeline).flowNodes;
    const counted = await countOf(pipeline);
    const hand = await count(
      readFileSync(join(import.meta.dirname, `hand-written/${name}.Jenkinsfile`), 'utf8'),
    );
    if (predicted !== counted) missed += 1;
    print(
      `flow nodes of ${name.padEnd(16)} ${counted}, by hand ${hand}, ${(counted / hand).toFixed(2)} x; predicted ${predicted} (bar: exact, ${judge(predicted === counted)})`,
    );
  }
  return missed;
}

async function countNodes(engine: Engine, jenkinsfile: string): Promise<number> {
  const { result, error, nodes } = await runJenkinsfile(engine, { jenkinsfile, given });
  if (result !== 'SUCCESS') throw new Error(`The build ended ${result}: ${error}`);
  return nodes.total;
}

/** A pipeline as it is written by hand: a stage for each number, with so many shells. */
function writeStages(shells: readonly number[]): string {
  const stages = shells.map(
    (times, index) =>
      `stage('s${index}') { agent any\nsteps {\n${"sh 'true'\n".repeat(times)}} }\n`,
  );
  return `pipeline { agent none\nstages {\n${stages.join('')}} }\n`;
}
