import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashText } from '../../../src/emit/generated-header.ts';
import { generateLibraryFiles } from '../../../src/platform-library/build/library-files.ts';
import {
  formatBytes,
  measureLibrary,
  sizeLimitBytes,
} from '../../../src/platform-library/build/measure-library.ts';
import {
  compareRepositoryFiles,
  writeRepositoryFiles,
} from '../../../src/platform-library/build/repository-files.ts';
import { makeProject } from '../make-project.ts';

test('a library holds the base steps and its own, and names where each comes from', () => {
  const project = makeProject();
  const files = generateLibraryFiles(project, '1.2.3');
  expect(files.get('vars/tagRelease.groovy')).toContain(
    'from src/contracts/tag-release.ts. Do not edit.',
  );
  expect(files.get('vars/tagRelease.groovy')).toContain('run: platform library build');
  expect(files.get('vars/helmDeploy.groovy')).toContain('from jenkins-pipeline-sdk.');
  expect(files.get('vars/platformStep.groovy')).toContain("library: '1.2.3'");
  expect([...files.keys()]).toEqual(
    expect.arrayContaining(['schemas/library.json', 'schemas/steps/tagRelease.schema.json']),
  );
  expect(generateLibraryFiles(makeProject(), '1.2.3')).toEqual(files);
});

test('only a release has the runner, and its steps ask for that one', () => {
  const project = makeProject();
  const before = generateLibraryFiles(project, '1.2.3');
  const files = generateLibraryFiles(project, '1.2.3', 'the runner');
  expect([...files.keys()].filter((path) => !before.has(path)).sort()).toEqual([
    'resources/platform/runner.mjs',
    'vars/installRunner.groovy',
    'vars/installRunner.txt',
  ]);
  expect(before.get('vars/platformStep.groovy')).not.toContain('--sha256');
  expect(files.get('vars/platformStep.groovy')).toContain(
    `/bin/platform-step --sha256 ${hashText('the runner')} "$WORKSPACE_TMP/platform/`,
  );
});

test('what was changed by hand, is stale, missing or left over is named', () => {
  const project = makeProject();
  const files = generateLibraryFiles(project, '1.2.3');
  const { root } = project;
  expect(writeRepositoryFiles(root, files).every(({ state }) => state === 'missing')).toBe(true);
  expect(compareRepositoryFiles(root, files)).toEqual([]);

  const step = join(root, 'vars/tagRelease.groovy');
  writeFileSync(step, readFileSync(step, 'utf8').replace('def call', 'def  call'));
  const manifest = join(root, 'resources/platform/manifest.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"runner"', '"jenkins"'));
  writeFileSync(join(root, 'schemas/library.json'), '{}\n');
  rmSync(join(root, 'vars/run.txt'));
  writeFileSync(join(root, 'vars/old.groovy'), '// gone\n');
  const differences = [
    { path: 'resources/platform/manifest.json', state: 'edited' },
    { path: 'schemas/library.json', state: 'stale' },
    { path: 'vars/old.groovy', state: 'left-over' },
    { path: 'vars/run.txt', state: 'missing' },
    { path: 'vars/tagRelease.groovy', state: 'edited' },
  ];
  expect(compareRepositoryFiles(root, files)).toEqual(differences);
  expect(writeRepositoryFiles(root, files)).toEqual(differences);
  expect(compareRepositoryFiles(root, files)).toEqual([]);
  expect(
    compareRepositoryFiles(root, generateLibraryFiles(project, '1.2.4')).every(
      ({ state }) => state === 'stale',
    ),
  ).toBe(true);
});

test('line ends that Git changed are no difference', () => {
  const project = makeProject();
  const files = generateLibraryFiles(project, '1.2.3');
  writeRepositoryFiles(project.root, files);
  for (const [path, content] of files)
    writeFileSync(join(project.root, path), content.replaceAll('\n', '\r\n'));
  expect(compareRepositoryFiles(project.root, files)).toEqual([]);
});

test('what Jenkins copies is measured and limited', () => {
  const given = (bytes: number) =>
    new Map([
      ['vars/a.groovy', 'ä'],
      ['resources/platform/runner.mjs', 'x'.repeat(bytes - 2)],
      ['schemas/big.json', 'x'.repeat(sizeLimitBytes)],
    ]);
  expect(measureLibrary(given(sizeLimitBytes))).toEqual({ bytes: sizeLimitBytes, files: 2 });
  expect(() => measureLibrary(given(sizeLimitBytes + 1))).toThrow(
    expect.objectContaining({
      code: 'library.too-large',
      message: expect.stringContaining('resources/platform/runner.mjs 2.0 MB'),
    }),
  );
  expect([1, 999, 1_000_000].map(formatBytes)).toEqual(['1 kB', '1 kB', '1.0 MB']);
});
