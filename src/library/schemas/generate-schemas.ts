import type { StepContract } from '../../contracts/contract.ts';
import type { StepExample } from '../step-example.ts';
import { printSchema, type SchemaDocument } from './print-schema.ts';
import { printStepSchema } from './step-schema.ts';

/** Every JSON Schema that the package publishes: path → content. */
export function generateSchemas(
  contracts: readonly StepContract[],
  examples: ReadonlyMap<string, readonly StepExample[]>,
  documents: readonly SchemaDocument[],
): Map<string, string> {
  return new Map([
    ...contracts.map((contract): [string, string] => [
      `schemas/steps/${contract.name}.schema.json`,
      printStepSchema(contract, examples.get(contract.name)),
    ]),
    ...documents.map((document): [string, string] => [
      `schemas/${document.name}.schema.json`,
      printSchema(document),
    ]),
  ]);
}
