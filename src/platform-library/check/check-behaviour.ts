import semver from 'semver';
import { sampleInputs } from '../../compatibility/sample-inputs.ts';
import type { AccessGrant } from '../../contracts/access.ts';
import type { StepContract } from '../../contracts/contract.ts';
import type { Finding } from './check-parameters.ts';

/** Adapters that this package brings; a library declares its own in src/adapters. */
const baseAdapters: ReadonlySet<string> = new Set([
  'image',
  'registry',
  'helm',
  'secrets',
  'deployment-events',
  'service',
  'notifications',
]);

/** What a contract is measured against beside itself. */
export interface ContractSurroundings {
  /** Names of all steps of the library. */
  readonly steps: ReadonlySet<string>;
  /** Names of the files in src/adapters, without ending. */
  readonly adapters: ReadonlySet<string>;
}

/** Statements of a contract that can't be true together, or that nothing stands behind. */
export function checkBehaviour(
  contract: StepContract,
  { steps, adapters }: ContractSurroundings,
): Finding[] {
  const { since, deprecated, executor, toJenkins, retry, idempotence } = contract;
  const found: Finding[] = [];
  const add = (...finding: Finding) => void found.push(finding);
  if (semver.valid(since) === null)
    add(
      'since',
      `\`since\` is ${JSON.stringify(since)}.`,
      'Write the version that brings the step, for instance 1.4.0.',
    );
  if (retry === 'transient' && idempotence === 'unsafe')
    add(
      'retry-unsafe',
      'The runner would try again (`retry: transient`) what does harm a second time (`idempotence: unsafe`).',
      'Say `retry: never`, or make a second run harmless.',
    );
  if (contract.runsTeamCode && contract.privileged)
    add(
      'team-code-privileged',
      'The step starts commands of the team and has rights of its own: they would share them.',
      'Split it: one step runs the command, another acts with rights.',
    );
  if (executor === 'jenkins' && toJenkins === undefined)
    add(
      'jenkins-call',
      'Jenkins runs the step (`executor: jenkins`), but `toJenkins` does not say how.',
      'Add `toJenkins`, or say `executor: runner`.',
    );
  if (deprecated !== undefined && !steps.has(deprecated.use))
    add(
      'deprecated-use',
      `\`deprecated.use\` names ${JSON.stringify(deprecated.use)}, which the library has not.`,
      'Name a step of the library.',
    );
  for (const name of contract.adapters)
    if (!baseAdapters.has(name) && !adapters.has(name))
      add(
        'adapter-unknown',
        `\`adapters\` names ${JSON.stringify(name)}, which nothing brings.`,
        `Add src/adapters/${name}.ts, or name one of: ${[...baseAdapters, ...adapters].join(', ')}.`,
      );
  return [...found, ...checkAccess(contract)];
}

/** `access` is asked with samples of every parameter; it is a pure function of its input. */
function checkAccess(contract: StepContract): Finding[] {
  const scope = { environment: { name: 'staging', cluster: 'staging', namespace: 'sample' } };
  const samples = sampleInputs(contract.parameters).map((sample) => sample.input);
  const ask = (input: object) => contract.access(structuredClone(input) as never, scope);
  for (const input of samples)
    try {
      const [first, second] = [ask(input), ask(input)].map((grants) => JSON.stringify(grants));
      if (first === second) continue;
      return [
        [
          'access-impure',
          '`access` answers the same input differently.',
          'Derive the grants from the input alone.',
        ],
      ];
    } catch (error) {
      return [
        [
          'access-fails',
          `\`access\` fails for ${JSON.stringify(input)}: ${(error as Error).message}`,
          'It must answer for every input that the parameters allow.',
        ],
      ];
    }
  return checkGrants(contract, samples.flatMap(ask));
}

function checkGrants({ privileged }: StepContract, grants: readonly AccessGrant[]): Finding[] {
  const acts = grants.some(({ system }) => system !== 'network');
  if (!acts || privileged) return [];
  return [
    [
      'access-unprivileged',
      'The step asks for rights (`access`) and says that it has none (`privileged: false`).',
      'Say `privileged: true`, so that it never shares a pod with commands of the team.',
    ],
  ];
}
