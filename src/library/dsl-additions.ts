import type { StageKind, StepContract } from '../contracts/contract.ts';
import { builders, printFunction, printOptions } from './dsl-types.ts';
import { capitalize, printLiteral } from './schema-type.ts';

/**
 * The declarations that a platform team's library puts behind those of the DSL, in the same module:
 * interfaces of one name are one interface, so that every builder also offers the library's steps.
 */
export function printDslAdditions(contracts: readonly StepContract[]): string {
  const lines = contracts.flatMap((contract) => [
    ...printOptions(contract),
    ...(contract.stages === undefined
      ? ['interface CommonSteps {', ...printFunction(contract), '}']
      : printRestricted(contract, contract.stages)),
    '',
  ]);
  return lines.join('\n');
}

/** A statement behind the DSL's code that lets the stages' callbacks offer the library's steps. */
export function printStepTableAddition(contracts: readonly StepContract[]): string {
  const rows = contracts.map(
    ({ name, positional }) => `  ${name}: [${positional.map(printLiteral).join(', ')}],`,
  );
  return `Object.assign(stepTable, {\n${rows.join('\n')}\n});\n`;
}

function printRestricted(contract: StepContract, stages: readonly StageKind[]): string[] {
  const name = `${capitalize(contract.name)}Step`;
  return [
    `interface ${name} {`,
    ...printFunction(contract),
    '}',
    ...stages.map((stage) => `interface ${builders[stage]} extends ${name} {}`),
    `interface AnySteps extends ${name} {}`,
  ];
}
