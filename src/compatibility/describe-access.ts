import type { AccessGrant } from '../contracts/access.ts';
import type { StepContract } from '../contracts/contract.ts';
import { sortKeys } from '../model/serialize.ts';
import type { DescribedGrant } from './library-manifest.ts';
import { sampleInputs } from './sample-inputs.ts';

const environment = { name: '{environment}', cluster: '{cluster}', namespace: '{namespace}' };

/**
 * The grants of a contract as data: those of every call first, then those that an optional
 * parameter brings, each once, in the order in which the contract gives them.
 */
export function describeAccess(contract: StepContract): DescribedGrant[] {
  const found = new Map<string, DescribedGrant>();
  for (const { parameter, input } of sampleInputs(contract.parameters)) {
    for (const grant of askAccess(contract, input)) {
      const key = JSON.stringify(sortKeys(grant));
      if (!found.has(key))
        found.set(key, { ...(parameter === undefined ? {} : { parameter }), grant });
    }
  }
  return [...found.values()];
}

/** A function that can't do with a sample says nothing about it; its other samples still count. */
function askAccess(contract: StepContract, input: Record<string, unknown>): readonly AccessGrant[] {
  try {
    return contract.access(input, { environment });
  } catch {
    return [];
  }
}
