import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addLibraryStep } from '../../src/platform-library/add-step.ts';
import { initLibrary } from '../../src/platform-library/init-library.ts';
import { readManifest } from '../../src/platform-library/read-project.ts';
import { makeFolder, writeFiles } from '../support/make-repository.ts';

test('makes a repository from nothing, and keeps what is there', () => {
  const folder = makeFolder({ 'README.md': 'mine' });
  const made = initLibrary(join(folder), '@acme/pipelines');
  expect(made.kept).toEqual(['README.md']);
  expect(made.written).toContain('package.json');
  expect(readManifest(folder)).toEqual({ name: '@acme/pipelines', version: '0.0.0' });
  expect(readFileSync(join(folder, 'README.md'), 'utf8')).toBe('mine');
  const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  for (const version of Object.values(devDependencies)) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
});

test('the name comes from the folder', () => {
  expect(initLibrary(join(makeFolder(), 'My Steps')).name).toBe('@my-steps/pipelines');
});

test.each(['', 'Acme', '@acme', '../x', 'a b', `a${'b'.repeat(214)}`])(
  'refuses the name %j',
  (name) => {
    const folder = makeFolder();
    expect(() => initLibrary(folder, name)).toThrow(
      expect.objectContaining({ code: 'library.name' }),
    );
    expect(existsSync(join(folder, 'package.json'))).toBe(false);
  },
);

test('refuses a folder that holds a library', () => {
  const folder = makeFolder();
  initLibrary(folder, 'steps');
  expect(() => initLibrary(folder, 'steps')).toThrow(
    expect.objectContaining({ code: 'library.exists' }),
  );
});

test('a step is a contract, a run function, a test and a line for the changelog', () => {
  const folder = makeFolder();
  initLibrary(folder, 'steps');
  expect(addLibraryStep(folder, 'notifyOnCall')).toEqual([
    'src/contracts/notify-on-call.ts',
    'src/steps/notify-on-call.ts',
    'test/steps/notify-on-call.test.ts',
    'changes/notify-on-call.md',
  ]);
  expect(readFileSync(join(folder, 'src/contracts/notify-on-call.ts'), 'utf8')).toContain(
    "since: '0.1.0'",
  );
});

test.each([
  ['sh', 'Jenkins has a step'],
  ['helm-deploy', 'a base step'],
  ['return', 'Groovy reserves'],
  ['../x', 'letters and digits'],
])('no step can be called %j', (name, reason) => {
  const folder = makeFolder();
  initLibrary(folder, 'steps');
  expect(() => addLibraryStep(folder, name)).toThrow(
    expect.objectContaining({ code: 'step.name', message: expect.stringContaining(reason) }),
  );
});

test('a step that is there stays', () => {
  const folder = makeFolder();
  initLibrary(folder, 'steps');
  writeFiles(folder, { 'src/steps/tag-release.ts': 'mine' });
  expect(() => addLibraryStep(folder, 'tag-release')).toThrow(
    expect.objectContaining({ code: 'step.exists' }),
  );
  expect(existsSync(join(folder, 'src/contracts/tag-release.ts'))).toBe(false);
});

test('a folder without a library, and one with a broken manifest', () => {
  expect(() => readManifest(makeFolder())).toThrow(
    expect.objectContaining({ code: 'library.none' }),
  );
  for (const text of ['{', '{}', '{"name":"a"}'])
    expect(() =>
      readManifest(makeFolder({ 'package.json': text, 'src/contracts/.gitkeep': '' })),
    ).toThrow(expect.objectContaining({ code: 'library.manifest', exit: 'invalid' }));
});
