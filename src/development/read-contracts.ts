import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StepContract } from '../contracts/contract.ts';
import { toCamelCase } from '../library/contract-index.ts';

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
  const folder = join(root, 'src/contracts');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .filter((file) => !otherFiles.has(file))
    .sort();
  const contracts = new Map<string, StepContract>();
  for (const file of files) {
    const module = (await import(pathToFileURL(join(folder, `${file}.ts`)).href)) as Record<
      string,
      StepContract | undefined
    >;
    const contract = module[toCamelCase(file)];
    if (contract === undefined)
      throw new Error(`src/contracts/${file}.ts exports no contract ${toCamelCase(file)}.`);
    contracts.set(file, contract);
  }
  return contracts;
}
