import type { StepContract } from '../contracts/contract.ts';
import { toJsonSchema } from '../schema/json-schema.ts';
import { describeAccess } from './describe-access.ts';
import { describeJenkinsStep } from './describe-jenkins-step.ts';
import { type LibraryManifest, manifestVersion, type StepManifest } from './library-manifest.ts';

/**
 * The manifest of a library: its steps sorted by name, so that the order of files does not matter.
 *
 * @param identity name of the npm package and version of the library
 */
export function describeLibrary(
  contracts: readonly StepContract[],
  identity: { readonly name: string; readonly version: string },
): LibraryManifest {
  const { name, version } = identity;
  const steps = contracts
    .map((contract): [string, StepManifest] => [contract.name, describeStep(contract)])
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return { manifestVersion, name, version, steps: Object.fromEntries(steps) };
}

function describeStep(contract: StepContract): StepManifest {
  const { since, deprecated, summary, description, positional, executor, stages } = contract;
  const { runsTeamCode, privileged, idempotence, retry, adapters, examples, changes } = contract;
  const jenkins = describeJenkinsStep(contract);
  return {
    since,
    ...(deprecated === undefined ? {} : { deprecated }),
    summary,
    description,
    positional,
    parameters: toJsonSchema(contract.parameters),
    outputs: toJsonSchema(contract.outputs),
    executor,
    ...(jenkins === undefined ? {} : { jenkins }),
    ...(stages === undefined ? {} : { stages }),
    runsTeamCode,
    privileged,
    idempotence,
    retry,
    adapters,
    access: describeAccess(contract),
    examples,
    changes: changes ?? [],
  };
}
