import type { StepContract } from '../contracts/contract.ts';
import type { StepManifest } from './library-manifest.ts';
import { sampleInputs } from './sample-inputs.ts';

/** The Jenkins step that a contract calls and every argument that it ever gives, sorted; undefined when it calls none. */
export function describeJenkinsStep(contract: StepContract): StepManifest['jenkins'] {
  if (contract.toJenkins === undefined) return undefined;
  const calls = sampleInputs(contract.parameters).flatMap(({ input }) => {
    try {
      const call = contract.toJenkins?.(input);
      return call === undefined ? [] : [call];
    } catch {
      return [];
    }
  });
  const [first] = calls;
  if (first === undefined) return undefined;
  const names = new Set(calls.flatMap((call) => Object.keys(call.arguments)));
  return { step: first.step, arguments: [...names].sort() };
}
