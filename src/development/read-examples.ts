import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from '../compiler/evaluate/evaluate.ts';
import { lower } from '../compiler/lower/lower.ts';
import type { StepContract } from '../contracts/contract.ts';
import { deriveAccess } from '../emit/access/derive-access.ts';
import { planFlow } from '../emit/flow-plan.ts';
import { withoutImageDefaults } from '../emit/jenkinsfile/emit-jenkinsfile.ts';
import { printStep } from '../emit/jenkinsfile/step.ts';
import type { Surroundings } from '../emit/jenkinsfile/surroundings.ts';
import { printExamplePipeline, type StepExample } from '../library/step-example.ts';
import { expandInput } from '../model/expand-handles.ts';
import type { Pipeline } from '../model/pipeline.ts';
import type { Stage } from '../model/stage.ts';
import type { Step } from '../model/step.ts';

/**
 * What becomes of the examples of all contracts, by step. They are run as the product runs a
 * pipeline, so that the reference never shows a call that does not work.
 *
 * @param dslSource the DSL's bundle
 * @throws Error when an example can't be evaluated, with the finding
 */
export async function readExamples(
  contracts: readonly StepContract[],
  dslSource: string,
): Promise<Map<string, StepExample[]>> {
  const pipeline = await evaluateExamples(printExamplePipeline(contracts), dslSource);
  const access = deriveAccess(pipeline).stages.flatMap((stage) => stage.steps);
  const around = createSurroundings(pipeline);
  return new Map(
    contracts.map((contract, index) => {
      const stage = pipeline.stages[index];
      const examples = (stage?.steps ?? []).map((step, position) => ({
        code: contract.examples[position] as string,
        input: expandInput(step, around.pipeline) as StepExample['input'],
        grants: access.find((found) => found.step === step.id)?.grants ?? [],
        jenkinsfile: printCall(step, stage, around),
      }));
      return [contract.name, examples];
    }),
  );
}

async function evaluateExamples(text: string, dslSource: string): Promise<Pipeline> {
  const repository = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    const file = join(repository, 'platform.pipeline.ts');
    writeFileSync(file, text);
    const { definition, problems, resolvePosition } = await evaluate({
      file,
      repository,
      dslSource,
    });
    const { pipeline, diagnostics } = lower(definition, 'platform.pipeline.ts', resolvePosition);
    const found = [...problems, ...diagnostics].map((item) => {
      const line = text.split('\n')[(item.position?.line ?? 1) - 1] ?? '';
      return `${item.message}\n  ${line.trim()}`;
    });
    if (pipeline !== undefined && found.length === 0) return pipeline;
    throw new Error(`The examples of the contracts do not work:\n${found.join('\n')}`);
  } finally {
    rmSync(repository, { recursive: true });
  }
}

/** As in a stage that is called by its kind. */
function printCall(step: Step, stage: Stage | undefined, around: Surroundings): string {
  const kind = stage?.kind ?? 'build';
  const named = { ...step, id: step.id.replace(/^[^.]+/, kind) };
  return printStep(named, kind, { ...around, environment: stage?.environment })(0);
}

function createSurroundings(given: Pipeline): Surroundings {
  const pipeline = withoutImageDefaults(given);
  return {
    pipeline,
    flow: planFlow(pipeline),
    environment: undefined,
    axes: [],
    questions: {},
    env: {},
    conditions: [],
    service: undefined,
    receives: [],
    timeLimitMs: undefined,
    onAgent: true,
    inexpressible: [],
  };
}
