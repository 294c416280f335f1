import { join } from 'node:path';
import type { StepContract } from '../contracts/contract.ts';
import { toCamelCase } from '../library/contract-index.ts';
import { readContractFolder } from '../library/read-contracts.ts';

/** Files of src/contracts that are not contracts. */
const otherFiles = new Set([
  'access',
  'change',
  'contract',
  'handle',
  'index',
  'reserved-names',
  'schema',
]);

/** The contracts of the source tree by their files' names (kebab-case, without ending), sorted. */
export async function readContracts(root: string): Promise<Map<string, StepContract>> {
  const contracts = await readContractFolder(join(root, 'src/contracts'), otherFiles);
  for (const [file, contract] of contracts)
    if (contract === undefined)
      throw new Error(`src/contracts/${file}.ts exports no contract ${toCamelCase(file)}.`);
  return contracts as Map<string, StepContract>;
}
