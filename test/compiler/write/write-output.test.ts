import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { planOutput } from '../../../src/compiler/write/plan-output.ts';
import { writeOutput } from '../../../src/compiler/write/write-output.ts';
import { sealText } from '../../../src/emit/generated-header.ts';
import { makeFolder, writeFiles } from '../../support/make-repository.ts';

const origin = { source: 'platform.pipeline.ts', version: '1.0.0', command: 'platform compile' };
const text = (path: string, content: string) => ({
  path,
  content: sealText(content, origin, path.endsWith('.md') ? 'xml' : 'slashes'),
});
const files = (word: string) => [
  text('Jenkinsfile', `echo '${word}'\n`),
  text('.platform/access.md', `# ${word}\n`),
  text('.platform/deep/er.md', `# ${word}\n`),
];

/** Everything that lies in a folder: path → content. */
function contentOf(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file.slice(folder.length + 1), readFileSync(file, 'utf8')]),
  );
}

const actions = (changes: readonly { action: string }[]) => changes.map(({ action }) => action);

test('writes what differs, and nothing else lies there', () => {
  const repository = makeFolder();
  expect(actions(writeOutput(repository, files('one')))).toEqual(['created', 'created', 'created']);
  expect(actions(writeOutput(repository, files('one')))).toEqual([
    'unchanged',
    'unchanged',
    'unchanged',
  ]);
  const old = new Date('2020-01-01');
  utimesSync(join(repository, 'Jenkinsfile'), old, old);
  const [first, ...others] = files('two');
  expect(actions(writeOutput(repository, [files('one')[0]!, ...others]))).toEqual([
    'unchanged',
    'updated',
    'updated',
  ]);
  expect(first).toBeDefined();
  expect(Object.keys(contentOf(repository))).toEqual([
    '.platform/access.md',
    '.platform/deep/er.md',
    'Jenkinsfile',
  ]);
});

test('what a person wrote or changed is kept, unless they insist', () => {
  const repository = makeFolder({ Jenkinsfile: 'node { }\n' });
  expect(() => writeOutput(repository, files('one'))).toThrow(
    expect.objectContaining({ code: 'output.edited', exit: 'stale' }),
  );
  expect(contentOf(repository)).toEqual({ Jenkinsfile: 'node { }\n' });
  expect(actions(planOutput(repository, files('one')))).toEqual(['edited', 'created', 'created']);
  writeOutput(repository, files('one'), true);
  writeFileSync(join(repository, 'Jenkinsfile'), `${files('one')[0]?.content}// mine\n`);
  expect(() => writeOutput(repository, files('two'))).toThrow('Jenkinsfile was not written by');
});

describe('all or none', () => {
  test.each([
    ['a folder where a file belongs', '.platform/deep/er.md/x', 'output.not-readable'],
    ['a file where a folder belongs', '.platform/deep', 'output.not-readable'],
  ])('%s', (_what, obstacle, code) => {
    const repository = makeFolder();
    writeOutput(repository, files('one').slice(0, 2));
    writeFiles(repository, { [obstacle]: 'in the way' });
    const before = contentOf(repository);
    expect(() => writeOutput(repository, files('two'))).toThrow(expect.objectContaining({ code }));
    expect(contentOf(repository)).toEqual(before);
  });

  test('a link that leads nowhere', () => {
    const repository = makeFolder();
    writeOutput(repository, files('one').slice(0, 2));
    symlinkSync('nowhere', join(repository, '.platform/deep'));
    const before = contentOf(repository);
    expect(() => writeOutput(repository, files('two'))).toThrow(
      expect.objectContaining({ code: 'output.not-writable' }),
    );
    expect(contentOf(repository)).toEqual(before);
  });

  test('folders that were made for it go again', () => {
    const repository = makeFolder({ 'z/b': '' });
    const wanted = [text('a/b.md', 'x\n'), text('z/b/c.md', 'x\n')];
    expect(() => writeOutput(repository, wanted)).toThrow('z/b/c.md');
    expect(readdirSync(repository)).toEqual(['z']);
  });
});

test.each(['.platform', '.platform/deep'])('%s as a link out of the repository', (link) => {
  const repository = makeFolder();
  const outside = makeFolder();
  mkdirSync(join(repository, link, '..'), { recursive: true });
  symlinkSync(outside, join(repository, link));
  expect(() => writeOutput(repository, files('one'))).toThrow(
    expect.objectContaining({
      code: 'output.outside',
      message: `${link} is a link to a folder outside the repository; nothing was written.`,
    }),
  );
  expect(readdirSync(outside)).toEqual([]);
  expect(contentOf(repository)).toEqual({});
});

test('a link within the repository is fine', () => {
  const repository = makeFolder({ 'generated/.keep': '' });
  symlinkSync('generated', join(repository, '.platform'));
  writeOutput(repository, files('one'));
  expect(existsSync(join(repository, 'generated/access.md'))).toBe(true);
});

test('a generated file that is a link is replaced, never what it leads to', () => {
  const outside = makeFolder({ 'target.txt': files('one')[0]?.content as string });
  const repository = makeFolder();
  symlinkSync(join(outside, 'target.txt'), join(repository, 'Jenkinsfile'));
  writeOutput(repository, files('two'));
  expect(contentOf(outside)).toEqual({ 'target.txt': files('one')[0]?.content });
  expect(readFileSync(join(repository, 'Jenkinsfile'), 'utf8')).toBe(files('two')[0]?.content);
});

test('what a killed write left goes, what a running one has stays', () => {
  const repository = makeFolder({
    '.platform-writing-999999999-1-5': 'left',
    [`.platform-writing-${process.pid}-1-5`]: 'left by a process of the same number',
    [`.platform-writing-${process.ppid}-1-5`]: 'of a running one',
    '.platform-writing-old': 'of nobody',
  });
  writeOutput(repository, files('one').slice(0, 1));
  expect(readdirSync(repository).sort()).toEqual([
    `.platform-writing-${process.ppid}-1-5`,
    '.platform-writing-old',
    'Jenkinsfile',
  ]);
});
