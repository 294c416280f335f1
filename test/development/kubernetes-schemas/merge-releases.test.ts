import { expect, it } from 'vitest';
import { selectDefinitions } from '../../../src/adapters/kubernetes-schema/schema-bundle.ts';
import { mergeReleases } from '../../../src/development/kubernetes-schemas/merge-releases.ts';

const release = (definitions: Record<string, object>) => ({
  kinds: new Map([['v1/A', { definition: 'A', namespaced: true }]]),
  definitions: new Map(Object.entries(definitions) as [string, Record<string, unknown>][]),
});

it('stores what did not change once, and gives each release back as it was', () => {
  const releases = new Map([
    ['1.9', release({ A: { type: 'string' }, Old: { type: 'number' } })],
    ['1.10', release({ A: { type: 'string' } })],
    ['1.11', release({ A: { type: 'object' }, Old: { type: 'boolean' } })],
  ]);
  const merged = mergeReleases(releases);
  expect(merged.definitions).toEqual({
    A: [
      ['1.9', { type: 'string' }],
      ['1.11', { type: 'object' }],
    ],
    Old: [
      ['1.9', { type: 'number' }],
      ['1.10', null],
      ['1.11', { type: 'boolean' }],
    ],
  });
  const bundle = { versions: [...releases.keys()], lifecycles: {}, ...merged };
  for (const [version, { definitions }] of releases) {
    expect(selectDefinitions(bundle, version)).toEqual(Object.fromEntries(definitions));
  }
});
