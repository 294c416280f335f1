import type { StepContract } from '../../contracts/contract.ts';
import { explainReservedName } from '../../contracts/reserved-names.ts';
import { toCamelCase } from '../../library/contract-index.ts';
import type { ContractProblem } from './contract-problem.ts';

/** A contract with the file that exports it, relative to the repository. */
export interface PlacedContract {
  readonly file: string;
  readonly contract: StepContract;
}

/**
 * Names that can't stand: those of Jenkins's own steps, of Groovy and TypeScript, of the base steps,
 * and of one another. Letter case does not tell two steps apart: on some machines their files would
 * be one.
 */
export function checkNames(
  own: readonly PlacedContract[],
  base: readonly StepContract[],
): ContractProblem[] {
  const baseNames = new Map(base.map(({ name }) => [name.toLowerCase(), name]));
  const first = new Map<string, PlacedContract>();
  return own.flatMap((placed): ContractProblem[] => {
    const { file, contract } = placed;
    const { name } = contract;
    const expected = toCamelCase(/([^/]+)\.ts$/.exec(file)?.[1] ?? '');
    const found: ContractProblem[] = [];
    if (name !== expected)
      found.push({
        code: 'contract.file-name',
        file,
        message: `The contract is called ${JSON.stringify(name)}, its file asks for ${JSON.stringify(expected)}.`,
        mend: 'Give both one name: the file in kebab-case, the contract in camelCase.',
      });
    const reason = explainReservedName(name);
    if (reason !== undefined)
      found.push({
        code: 'contract.reserved-name',
        file,
        message: `No step can be called ${JSON.stringify(name)}: ${reason}.`,
        mend: 'Choose a verb and its object, for instance tagRelease.',
      });
    const taken = baseNames.get(name.toLowerCase());
    if (taken !== undefined)
      found.push({
        code: 'contract.base-name',
        file,
        message: `${JSON.stringify(name)} is the name of a base step (${taken}), which every library holds.`,
        mend: 'Choose another name; a library adds steps and replaces none.',
      });
    const other = first.get(name.toLowerCase());
    if (other !== undefined)
      found.push({
        code: 'contract.same-name',
        file,
        message: `${other.file} has a step ${JSON.stringify(other.contract.name)} already; letter case does not tell them apart.`,
        mend: 'Give one of them another name.',
      });
    else first.set(name.toLowerCase(), placed);
    return found;
  });
}
