import type { StepContract } from '../../contracts/contract.ts';
import { InternalError } from '../../diagnostics/errors.ts';

/** Arguments that every step takes beside its parameters: the members of the request to the runner. */
export const requestNames = [
  'id',
  'stage',
  'directory',
  'env',
  'secrets',
  'when',
  'timeoutMs',
  'retry',
  'onFailure',
  'save',
  'environment',
  'axes',
  'receives',
  'stageService',
] as const;

/** Members that the library itself sets. */
const derivedNames = ['step', 'pipeline', 'input', 'parameters'];

/** Names that no parameter of a step which the runner does can have. */
export const reservedParameterNames: readonly string[] = [...requestNames, ...derivedNames];

/**
 * The parameters of a contract. Throws `InternalError` when one has the name of a member of the
 * request: both stand side by side in a call.
 */
export function parameterNames(contract: StepContract): string[] {
  const names = Object.keys(contract.parameters.properties);
  if (contract.executor !== 'runner') return names;
  const taken = names.find((name) => reservedParameterNames.includes(name));
  if (taken === undefined) return names;
  throw new InternalError(
    `Contract ${contract.name} has a parameter ${taken}, which every step takes already.`,
  );
}
