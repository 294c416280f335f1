import type { StepContract } from '../../contracts/contract.ts';
import { isReference } from '../../emit/reference.ts';
import { toJsonSchema } from '../../schema/json-schema.ts';
import type { StepExample } from '../step-example.ts';
import { printSchema } from './print-schema.ts';

/**
 * The schema of a step: the root is its input as the runner gets it, every value resolved and before
 * defaults are filled in;
 * `#/$defs/outputs` is what it hands on. `x-step` holds what a contract knows beside that.
 */
export function printStepSchema(
  contract: StepContract,
  examples: readonly StepExample[] = [],
): string {
  const { name, summary, description } = contract;
  return printSchema({
    name: `step:${name}`,
    title: name,
    description: description === '' ? summary : `${summary}\n\n${description}`,
    schema: contract.parameters,
    fillsDefaults: true,
    examples: examples.map((example) => example.input).filter(isPlain),
    more: {
      'x-step': describeStep(contract),
      definitions: {
        outputs: {
          title: `Outputs of ${name}`,
          ...toJsonSchema(contract.outputs),
        },
      },
    },
  });
}

function describeStep(contract: StepContract): object {
  const { since, deprecated, executor, stages, positional, runsTeamCode, privileged } = contract;
  const { idempotence, retry, adapters, examples } = contract;
  return {
    since,
    ...(deprecated === undefined ? {} : { deprecated }),
    executor,
    ...(stages === undefined ? {} : { stages }),
    positional,
    runsTeamCode,
    privileged,
    idempotence,
    retry,
    adapters,
    examples,
  };
}

/** Whether no part of the input is only known when the pipeline runs. */
function isPlain(input: unknown): boolean {
  if (isReference(input)) return false;
  return typeof input !== 'object' || input === null || Object.values(input).every(isPlain);
}
