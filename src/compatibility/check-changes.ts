import semver from 'semver';
import type { ContractChange } from '../contracts/change.ts';
import type { StepContract } from '../contracts/contract.ts';

/** A change that a contract carries and that can't be followed. */
export interface ChangeProblem {
  /** Counted from 0. */
  readonly index: number;
  /** What was found and what was expected, as a sentence. */
  readonly message: string;
  readonly mend: string;
}

/**
 * Whether the changes of a contract lead to it, and whether following them twice is the same as
 * following them once. A change is recognised in a file by what it left behind; one that leaves
 * nothing behind would be followed again and again.
 *
 * @param steps the names of all steps of the library
 */
export function checkChanges(contract: StepContract, steps: ReadonlySet<string>): ChangeProblem[] {
  const changes = contract.changes ?? [];
  return changes.flatMap((change, index) => {
    const later = changes.slice(index + 1);
    const problems = [
      checkVersion(change, changes[index - 1]),
      checkRepeat(change),
      checkTarget(change, later, contract),
      checkSteps(change, steps),
    ];
    return problems.flatMap((problem) => (problem === undefined ? [] : [{ index, ...problem }]));
  });
}

type Problem = Omit<ChangeProblem, 'index'> | undefined;

function checkVersion(change: ContractChange, previous: ContractChange | undefined): Problem {
  if (semver.valid(change.since) === null)
    return {
      message: `\`since: ${JSON.stringify(change.since)}\` is no version.`,
      mend: 'Give the version that brings the change, for instance 2.0.0.',
    };
  const before = semver.valid(previous?.since);
  return before !== null && semver.lt(change.since, before)
    ? {
        message: `The change of ${change.since} stands behind one of ${before}.`,
        mend: 'Put the changes in the order of their versions, oldest first.',
      }
    : undefined;
}

function checkRepeat(change: ContractChange): Problem {
  switch (change.kind) {
    case 'rename-parameter':
    case 'rename-output':
    case 'invert-flag':
      return change.from === change.to ? sameName(change.from) : undefined;
    case 'change-unit':
      return change.from === change.to && change.suffix === undefined
        ? {
            message: `\`${change.from}\` counts something else under the same name: nobody can tell an old number from a new one.`,
            mend: 'Give it a name with the new unit, or make it a text with a suffix.',
          }
        : undefined;
    case 'rename-value': {
      const values = Object.values(change.values);
      const twice = values.find((value) => Object.hasOwn(change.values, value));
      return twice === undefined
        ? undefined
        : {
            message: `The value ${JSON.stringify(twice)} is an old name and a new one at once.`,
            mend: 'Choose new names that no old value had.',
          };
    }
    case 'split-parameter':
      return change.to.includes(change.from) ? sameName(change.from) : undefined;
    default:
      return undefined;
  }
}

function sameName(name: string): Problem {
  return {
    message: `\`${name}\` is the old name and the new one.`,
    mend: 'Give the new one another name.',
  };
}

/** The new names must be there, unless a later change took them. */
function checkTarget(
  change: ContractChange,
  later: readonly ContractChange[],
  contract: StepContract,
): Problem {
  const members = change.kind === 'rename-output' ? contract.outputs : contract.parameters;
  const missing = newNames(change).find(
    (name) =>
      !Object.hasOwn(members.properties, name) &&
      !later.some((other) => JSON.stringify(other).includes(JSON.stringify(name))),
  );
  return missing === undefined
    ? undefined
    : {
        message: `The change \`${change.kind}\` leads to \`${missing}\`, which the contract does not have.`,
        mend: 'Name what the contract has now, or add the change that took it away.',
      };
}

function newNames(change: ContractChange): readonly string[] {
  switch (change.kind) {
    case 'rename-parameter':
    case 'rename-output':
    case 'change-unit':
    case 'invert-flag':
      return [change.to];
    case 'move-parameter':
      return [change.to.split('.')[0] as string];
    case 'split-parameter':
      return change.to;
    case 'add-parameter':
    case 'wrap-in-list':
    case 'rename-value':
    case 'position-to-option':
    case 'option-to-position':
      return [change.parameter];
    case 'replace-step':
      return [...Object.values(change.parameters ?? {}), ...Object.keys(change.add ?? {})];
    default:
      return [];
  }
}

function checkSteps(change: ContractChange, steps: ReadonlySet<string>): Problem {
  if (change.kind === 'split-step' && !steps.has(change.with))
    return {
      message: `The library has no step \`${change.with}\` that could do the other part.`,
      mend: 'Name a step of this library.',
    };
  return undefined;
}
