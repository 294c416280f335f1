import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeOutput } from '../../../src/compiler/write/write-output.ts';
import { sealText } from '../../../src/emit/generated-header.ts';
import { makeFolder, writeFiles } from '../../support/make-repository.ts';

const origin = { source: 'platform.pipeline.ts', version: '1.0.0', command: 'platform compile' };
const files = [{ path: '.platform/access.md', content: sealText('# A\n', origin, 'xml') }];
/** No process has this number. */
const leftOver = '.platform-writing-999999999-1-5';

test('what a killed write left is removed where nothing differs any more', () => {
  const repository = makeFolder();
  writeOutput(repository, files);
  writeFiles(repository, { [`.platform/${leftOver}`]: 'the old content' });
  expect(writeOutput(repository, files).map(({ action }) => action)).toEqual(['unchanged']);
  expect(readdirSync(join(repository, '.platform'))).toEqual(['access.md']);
});

test('nothing is removed outside of the repository', () => {
  const outside = makeFolder();
  const repository = makeFolder();
  mkdirSync(join(outside, '.platform'));
  writeOutput(outside, files);
  writeFiles(outside, { [`.platform/${leftOver}`]: 'of somebody else' });
  symlinkSync(join(outside, '.platform'), join(repository, '.platform'));
  writeOutput(repository, files);
  expect(readdirSync(join(outside, '.platform')).sort()).toEqual([leftOver, 'access.md']);
});
