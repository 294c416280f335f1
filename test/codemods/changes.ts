import type { LibraryManifest } from '../../src/compatibility/library-manifest.ts';
import type { ContractChange, ContractChangeKind } from '../../src/contracts/change.ts';
import { describeSample, sampleContract } from '../compatibility/sample-contract.ts';

/** What a library is like behind the changes of a pair of files. */
export interface ChangedLibrary {
  readonly changes: readonly ContractChange[];
  readonly positional?: readonly string[];
}

const one = (change: ContractChangeKind, positional?: readonly string[]): ChangedLibrary => ({
  changes: [{ ...change, since: '2.0.0' }],
  ...(positional === undefined ? {} : { positional }),
});

/** Folder of `fixtures` → the changes that lead from its `before.ts` to its `after.ts`. */
export const changes: Readonly<Record<string, ChangedLibrary>> = {
  'rename-step': one({ kind: 'rename-step', from: 'deploySite' }),
  'replace-step': one({
    kind: 'replace-step',
    from: 'copyPages',
    parameters: { target: 'region' },
    drop: ['force'],
    add: { kind: 'public' },
  }),
  'split-step': one({
    kind: 'split-step',
    with: 'clearCache',
    moves: ['invalidate'],
    shares: ['site'],
  }),
  'rename-parameter': one({ kind: 'rename-parameter', from: 'wait', to: 'patience' }),
  'remove-parameter': one({ kind: 'remove-parameter', parameter: 'quiet' }),
  'add-parameter': one({ kind: 'add-parameter', parameter: 'region', value: 'eu' }),
  'move-parameter': one({ kind: 'move-parameter', from: 'maxFiles', to: 'limits.files' }),
  'wrap-in-list': one({ kind: 'wrap-in-list', parameter: 'tags' }),
  'rename-value': one({ kind: 'rename-value', parameter: 'kind', values: { world: 'public' } }),
  'change-unit': one({ kind: 'change-unit', from: 'waitSeconds', to: 'waitMs', factor: 1000 }),
  'change-unit-to-text': one({ kind: 'change-unit', from: 'wait', to: 'wait', suffix: 's' }),
  'invert-flag': one({ kind: 'invert-flag', from: 'quiet', to: 'tell' }),
  'split-parameter': one({
    kind: 'split-parameter',
    from: 'target',
    separator: '/',
    to: ['host', 'prefix'],
  }),
  'position-to-option': one({ kind: 'position-to-option', parameter: 'kind', position: 2 }),
  'option-to-position': one({ kind: 'option-to-position', parameter: 'folder' }),
  'rename-output': one({ kind: 'rename-output', from: 'url', to: 'address' }),
  'windows-and-double-quotes': {
    changes: [
      { kind: 'rename-parameter', from: 'wait', to: 'patience', since: '2.0.0' },
      { kind: 'add-parameter', parameter: 'region', value: 'eu', since: '2.0.0' },
    ],
  },
  'several-versions': {
    changes: [
      { kind: 'rename-parameter', from: 'from', to: 'folder', since: '1.5.0' },
      { kind: 'change-unit', from: 'waitSeconds', to: 'wait', suffix: 's', since: '2.0.0' },
      { kind: 'rename-step', from: 'deploySite', since: '2.0.0' },
      { kind: 'option-to-position', parameter: 'folder', since: '2.1.0' },
      { kind: 'rename-parameter', from: 'wait', to: 'patience', since: '3.0.0' },
    ],
  },
};

/** The manifest of the sample library behind changes of its step. */
export function describeChanged({ changes: list, positional }: ChangedLibrary): LibraryManifest {
  const step = {
    ...sampleContract,
    changes: list,
    ...(positional === undefined ? {} : { positional }),
  };
  const cache = { ...sampleContract, name: 'clearCache', positional: ['site'] };
  return describeSample([step, cache], '3.0.0');
}
