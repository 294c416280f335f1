import type { StageKind, StepContract } from '../../contracts/contract.ts';
import { joinBlocks, printPageHeader } from './header.ts';
import { printCode, printProse, printTable } from './markdown.ts';

const kinds: readonly StageKind[] = ['build', 'test', 'publish', 'deploy', 'stage'];

/** The page that lists all steps, those of every stage first. */
export function printStepsIndex(contracts: readonly StepContract[]): string {
  const everywhere = contracts.filter(({ stages }) => stages === undefined);
  const restricted = contracts.filter(({ stages }) => stages !== undefined);
  return joinBlocks([
    printPageHeader('src/contracts'),
    '# Steps',
    'What a stage of a pipeline can do. Each step is described once, in its contract: these pages, the DSL’s functions, the shared library, the JSON Schemas in `schemas/steps/` and the checks are made from it.',
    '## In every stage',
    printSteps(everywhere),
    '## In some kinds of stage',
    printSteps(restricted),
  ]);
}

function printSteps(contracts: readonly StepContract[]): string {
  return printTable(
    ['Step', 'What it does', 'Stages', ''],
    contracts.map((contract) => [
      `[${printCode(contract.name)}](steps/${contract.name}.md)`,
      printProse(contract.summary),
      contract.stages === undefined
        ? ''
        : kinds
            .filter((kind) => contract.stages?.includes(kind))
            .map(printCode)
            .join(', '),
      contract.deprecated === undefined ? '' : 'deprecated',
    ]),
  );
}
