import { expect, it } from 'vitest';
import { checkChanges } from '../../src/compatibility/check-changes.ts';
import type { ContractChange } from '../../src/contracts/change.ts';
import type { StepContract } from '../../src/contracts/contract.ts';
import { contracts } from '../../src/contracts/index.ts';
import { sampleContract } from './sample-contract.ts';

function check(...changes: ContractChange[]): string[] {
  const found = checkChanges({ ...sampleContract, changes }, new Set(['publishSite']));
  return found.map(({ index, message }) => `${index}: ${message}`);
}

it('takes changes that lead to the contract', () => {
  expect(
    check(
      { kind: 'rename-parameter', from: 'mode', to: 'sort', since: '1.1.0' },
      { kind: 'rename-parameter', from: 'sort', to: 'kind', since: '2.0.0' },
      { kind: 'change-unit', from: 'waitSeconds', to: 'wait', suffix: 's', since: '2.0.0' },
      { kind: 'rename-output', from: 'url', to: 'address', since: '10.0.0' },
    ),
  ).toEqual([]);
});

it.each<[ContractChange, string]>([
  [
    { kind: 'rename-parameter', from: 'a', to: 'nowhere', since: '2.0.0' },
    '0: The change `rename-parameter` leads to `nowhere`, which the contract does not have.',
  ],
  [
    { kind: 'rename-parameter', from: 'kind', to: 'kind', since: '2.0.0' },
    '0: `kind` is the old name and the new one.',
  ],
  [
    { kind: 'change-unit', from: 'copies', to: 'copies', factor: 12, since: '2.0.0' },
    '0: `copies` counts something else under the same name: nobody can tell an old number from a new one.',
  ],
  [
    { kind: 'rename-value', parameter: 'kind', values: { a: 'b', b: 'a' }, since: '2.0.0' },
    '0: The value "b" is an old name and a new one at once.',
  ],
  [
    { kind: 'split-step', with: 'gone', moves: ['a'], shares: [], since: '2.0.0' },
    '0: The library has no step `gone` that could do the other part.',
  ],
  [{ kind: 'rename-step', from: 'a', since: 'two' }, '0: `since: "two"` is no version.'],
])('refuses %j', (change, message) => {
  expect(check(change)).toEqual([message]);
});

it('refuses an order that is not that of the versions', () => {
  expect(
    check(
      { kind: 'rename-step', from: 'b', since: '2.0.0' },
      { kind: 'rename-step', from: 'a', since: '1.0.0' },
    ),
  ).toEqual(['1: The change of 1.0.0 stands behind one of 2.0.0.']);
});

it('finds nothing wrong with the base steps', () => {
  const steps = new Set(Object.keys(contracts));
  for (const contract of Object.values(contracts) as unknown as StepContract[])
    expect(checkChanges(contract, steps)).toEqual([]);
});
