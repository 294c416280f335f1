import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import {
  openReleaseHistory,
  type ReleaseHistory,
  type RevisionRecord,
} from '../../../src/adapters/helm/release-history.ts';
import { makeTemporaryFolder } from '../../support/temporary-folder.ts';

let folder: string;
let history: ReleaseHistory;

beforeEach(() => {
  folder = join(makeTemporaryFolder(), 'team', 'app');
  history = openReleaseHistory(folder);
});

function add(seen: (number | undefined)[] = []): Promise<string> {
  return history.append((previous, revision) => {
    seen.push(previous?.revision);
    return { record: { revision } as RevisionRecord, files: { 'a.txt': `${revision}` } };
  });
}

it('counts from 1 and gives the newest first', async () => {
  expect(await history.readLatest()).toBeUndefined();
  expect(await add()).toBe(join(folder, '000001'));
  await add();
  expect((await history.readAll()).map(({ revision }) => revision)).toEqual([2, 1]);
  expect(await history.readLatest()).toEqual({ revision: 2 });
});

it('asks again when another deploy came first', async () => {
  const seen: (number | undefined)[] = [];
  await Promise.all([add(seen), add(seen)]);
  expect((await history.readAll()).map(({ revision }) => revision)).toEqual([2, 1]);
  expect(seen.at(-1)).toBe(1);
});

it('passes over what is no revision, and removes what a dead process left', async () => {
  await add();
  await rm(join(folder, '000001', 'record.json'));
  await mkdir(join(folder, '.writing-4194305-abc'));
  await mkdir(join(folder, `.writing-${process.pid}-abc`));
  await writeFile(join(folder, 'notes.txt'), 'mine');
  expect(await history.readAll()).toEqual([]);
  // The damaged folder keeps its number: nothing is overwritten.
  expect(await add()).toBe(join(folder, '000002'));
  expect((await readdir(folder)).sort()).toEqual([
    `.writing-${process.pid}-abc`,
    '000001',
    '000002',
    'notes.txt',
  ]);
});

it('keeps the last 50 revisions', async () => {
  for (let round = 0; round < 52; round++) await add();
  const revisions = (await history.readAll()).map(({ revision }) => revision);
  expect(revisions).toHaveLength(50);
  expect(revisions.at(-1)).toBe(3);
});
