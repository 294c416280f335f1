import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addStep } from '../../src/development/new-step.ts';
import { ExitCode } from '../../src/diagnostics/exit-codes.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'new-step-'));
  mkdirSync(join(root, 'src/contracts'), { recursive: true });
  mkdirSync(join(root, 'src/steps'));
});
afterEach(() => rmSync(root, { recursive: true }));

it.each(['tag-release', 'tagRelease', ' tag-release '])('makes two files for %j', (name) => {
  expect(addStep(root, name, '1.2.0')).toEqual([
    'src/contracts/tag-release.ts',
    'src/steps/tag-release.ts',
  ]);
  const contract = readFileSync(join(root, 'src/contracts/tag-release.ts'), 'utf8');
  expect(contract).toContain("export const tagRelease = defineContract({\n  name: 'tagRelease',");
  expect(contract).toContain("since: '1.2.0'");
});

it.each([
  ['', 'a name is letters and digits'],
  ['Tag', 'begins with a small letter'],
  ['tag release', 'a name is letters and digits'],
  ['../escape', 'a name is letters and digits'],
  ['tag_release', 'a name is letters and digits'],
  ['sh', 'Jenkins has a step of that name'],
  ['archive-artifacts', 'Jenkins has a symbol'],
  ['with-env', 'Jenkins has a step of that name'],
  ['print', 'every Groovy script has a method'],
  ['wait', 'every Groovy script has a method'],
  ['notify', 'every Groovy script has a method'],
  ['evaluate', 'every Groovy script has a method'],
  ['switch', 'Groovy reserves the word'],
  ['threadsafe', 'Groovy reserves the word'],
  ['await', 'TypeScript reserves the word'],
  ['agent', 'directive of Declarative'],
  ['when', 'directive of Declarative'],
  ['within', 'the DSL or the shared library'],
  ['then', 'the DSL or the shared library'],
  ['constructor', 'every object of JavaScript'],
  ['toString', 'every object of JavaScript'],
])('refuses %j', (name, reason) => {
  expect(() => addStep(root, name, '1.0.0')).toThrow(
    expect.objectContaining({ code: 'step.name', message: expect.stringContaining(reason) }),
  );
  expect(readdirSync(join(root, 'src/contracts'))).toEqual([]);
});

it('overwrites nothing', () => {
  writeFileSync(join(root, 'src/steps/tag-release.ts'), 'mine');
  expect(() => addStep(root, 'tag-release', '1.0.0')).toThrow(
    expect.objectContaining({
      code: 'step.exists',
      exit: 'usage',
      message: 'src/steps/tag-release.ts is there already.',
    }),
  );
  expect(ExitCode.usage).toBe(2);
  expect(readdirSync(join(root, 'src/contracts'))).toEqual([]);
  expect(readFileSync(join(root, 'src/steps/tag-release.ts'), 'utf8')).toBe('mine');
});
