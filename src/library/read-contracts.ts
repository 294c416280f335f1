import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { StepContract } from '../contracts/contract.ts';
import { toCamelCase } from './contract-index.ts';

/**
 * The contracts of a folder by their files' names (kebab-case, without ending), sorted. Undefined
 * stands for a file that exports nothing of its own name in camelCase.
 *
 * @param otherFiles names of files that are no contracts
 */
export async function readContractFolder(
  folder: string,
  otherFiles: ReadonlySet<string> = new Set(),
): Promise<Map<string, StepContract | undefined>> {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .filter((file) => !otherFiles.has(file))
    .sort();
  const contracts = new Map<string, StepContract | undefined>();
  for (const file of files) {
    const module = (await import(join(folder, `${file}.ts`))) as Record<
      string,
      StepContract | undefined
    >;
    contracts.set(file, module[toCamelCase(file)]);
  }
  return contracts;
}
