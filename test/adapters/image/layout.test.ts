import { mkdirSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  createLayout,
  lockName,
  nameEntry,
  updateLayoutIndex,
} from '../../../src/adapters/image/layout.ts';
import type { Descriptor } from '../../../src/adapters/image/oci.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

function entry(digit: string): Descriptor {
  return { mediaType: 'x', digest: `sha256:${digit.repeat(64)}`, size: 1 };
}

it('loses no entry of many writers at once', async () => {
  const layout = join(makeTemporaryFolder(), 'layout');
  await createLayout(layout);
  const names = Array.from({ length: 30 }, (_, index) => `tag-${String(index).padStart(2, '0')}`);
  await Promise.all(
    names.map((name) =>
      updateLayoutIndex(layout, (entries) => nameEntry(entries, name, entry('a'))),
    ),
  );
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8'));
  expect(
    index.manifests.map(
      (one: Descriptor) => one.annotations?.['org.opencontainers.image.ref.name'],
    ),
  ).toEqual(names);
  expect(readdirSync(layout).sort()).toEqual(['blobs', 'index.json', 'oci-layout']);
});

it('takes over the lock of a killed process', async () => {
  const layout = join(makeTemporaryFolder(), 'layout');
  await createLayout(layout);
  mkdirSync(join(layout, lockName));
  utimesSync(join(layout, lockName), 1e9, 1e9);
  await updateLayoutIndex(layout, (entries) => nameEntry(entries, 'a', entry('b')));
  expect(readdirSync(layout)).not.toContain(lockName);
});

it('changes nothing when the change throws', async () => {
  const layout = join(makeTemporaryFolder(), 'layout');
  await createLayout(layout);
  await expect(
    updateLayoutIndex(layout, () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(readdirSync(layout).sort()).toEqual(['blobs', 'oci-layout']);
});
