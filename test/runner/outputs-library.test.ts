import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { libraryIdentity, setLibraryIdentity } from '../../src/library-identity.ts';
import { addToFlow, outputsFolder, readFlow } from '../../src/runner/flow-store.ts';
import { makeFolder } from '../support/make-repository.ts';

const own = libraryIdentity();
afterEach(() => setLibraryIdentity(own));

const made = { values: { version: '1.4.0' }, images: {} };
const of = (version: string) => setLibraryIdentity({ ...own, name: '@acme/pipelines', version });

test('outputs name the library, and one version reads its own', async () => {
  const workspace = makeFolder();
  of('1.0.0');
  await addToFlow(workspace, 'build', {}, made);
  const record = JSON.parse(readFileSync(join(workspace, outputsFolder, 'build.json'), 'utf8'));
  expect(record.library).toBe('@acme/pipelines 1.0.0');
  expect(await readFlow(workspace)).toEqual(made);
});

test('outputs of another version are refused, by both names', async () => {
  const workspace = makeFolder();
  of('1.0.0');
  await addToFlow(workspace, 'build', {}, made);
  of('2.0.0');
  await expect(readFlow(workspace)).rejects.toMatchObject({
    code: 'outputs.library',
    exit: 'invalid',
    message:
      'The outputs of stage build are of @acme/pipelines 1.0.0, but this step is of @acme/pipelines 2.0.0.',
  });
  await expect(addToFlow(workspace, 'deploy', {}, made)).rejects.toMatchObject({
    code: 'outputs.library',
  });
});
