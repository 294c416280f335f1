import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codemods } from '../../src/codemods/changes/index.ts';
import { planChanges } from '../../src/codemods/plan-changes.ts';
import { parseSource } from '../../src/codemods/source/parse-source.ts';
import { upgradeSource } from '../../src/codemods/upgrade-source.ts';
import type { LibraryManifest } from '../../src/compatibility/library-manifest.ts';
import { type ChangedLibrary, changes, describeChanged } from './changes.ts';

const fixtures = join(import.meta.dirname, 'fixtures');

function upgrade(text: string, library: ChangedLibrary, from?: string) {
  const manifest = describeChanged(library);
  return upgradeText(text, manifest, from);
}

function upgradeText(text: string, manifest: LibraryManifest, from?: string) {
  const source = parseSource('platform.pipeline.ts', text);
  if (!('tree' in source)) throw new Error(source.message);
  const unchanged = { before: text, after: text, followed: [], left: [] };
  return upgradeSource(source, planChanges(manifest, from), manifest) ?? unchanged;
}

const pipeline = (steps: string, before = '') => `import { definePipeline } from '@shop/library';
${before}
export default definePipeline({
  name: 'docs',
  stages: ({ publish }) => [publish('Publish', (s) => [${steps}])],
});
`;

describe('pairs of files', () => {
  it('has one for every kind of change, at least twelve', () => {
    expect(readdirSync(fixtures).sort()).toEqual(Object.keys(changes).sort());
    const kinds = new Set(
      Object.values(changes).flatMap((item) => item.changes.map(({ kind }) => kind)),
    );
    expect([...kinds].sort()).toEqual(Object.keys(codemods).sort());
    expect(kinds.size).toBeGreaterThanOrEqual(12);
  });

  it.each(Object.entries(changes))('%s', (name, library) => {
    const read = (file: string) => readFileSync(join(fixtures, name, file), 'utf8');
    const result = upgrade(read('before.ts'), library);
    expect(result.after).toBe(read('after.ts'));
    expect(result.left).toEqual([]);
    expect(result.followed.length).toBeGreaterThan(0);
    const again = upgrade(result.after, library);
    expect(again.after).toBe(result.after);
    expect(again.followed).toEqual([]);
    expect(again.left).toEqual([]);
  });
});

describe('what a person must do', () => {
  const left = (steps: string, library: ChangedLibrary, before = '') => {
    const text = pipeline(steps, before);
    const result = upgrade(text, library);
    expect(result.after).toBe(text);
    return result.left.map(({ position, reason }) => {
      const line = text.split('\n')[position.line - 1] ?? '';
      return `${reason} @ ${line.slice(position.column - 1, position.column + 10)}`;
    });
  };

  it.each([
    [
      'rename-parameter',
      "s.publishSite('a', 'b', options)",
      ['the call does not show whether it gives `wait` @ publishSite'],
    ],
    [
      'rename-parameter',
      "s.publishSite('a', 'b', { ...options })",
      ['the call does not show whether it gives `wait` @ publishSite'],
    ],
    [
      'invert-flag',
      "s.publishSite('a', 'b', { quiet: isQuiet })",
      ['`tell` is the opposite of `quiet` @ isQuiet })]'],
    ],
    [
      'rename-value',
      "s.publishSite('a', 'b', { kind: find() })",
      ['the value may be `world`, which has another name @ find() })])'],
    ],
    [
      'wrap-in-list',
      "s.publishSite('a', 'b', { tags: all })",
      ['`tags` takes a list now; `all` may be one @ all })])],'],
    ],
    [
      'position-to-option',
      "s.publishSite('a', 'b', last)",
      ['`last` is `kind`, or the options @ last)])],'],
    ],
    [
      'split-parameter',
      "s.publishSite('a', 'b', { target: place })",
      ['`target` is `host` and `prefix` now @ place })])]'],
    ],
    [
      'change-unit-to-text',
      "s.publishSite('a', 'b', { wait: long })",
      ['the number has another unit now, and `long` is not written as one @ long })])],'],
    ],
  ] as const)('%s: %s', (name, steps, expected) => {
    const found = left(steps, changes[name] as ChangedLibrary);
    expect(found.map((line) => line.trim())).toEqual(expected);
  });

  it('leaves a step alone that was taken out of its builder, and says so', () => {
    const text = `import { definePipeline } from '@shop/library';
export default definePipeline({ name: 'docs', stages: ({ publish }) => [publish('P', ({ deploySite }) => [deploySite('a', 'b')])] });
`;
    const result = upgrade(text, changes['rename-step'] as ChangedLibrary);
    expect(result.after).toBe(text);
    expect(result.left).toMatchObject([{ position: { line: 2, column: 107 } }]);
  });
});

it('follows only what came behind the version that a file is written for', () => {
  const library = changes['several-versions'] as ChangedLibrary;
  const text = pipeline("s.publishSite('docs', 'build', { wait: '60s' })");
  expect(upgrade(text, library, '3.0.0').after).toBe(text);
  expect(upgrade(text, library, '2.1.0').after).toContain("{ patience: '60s' }");
});

it('touches no file that does not import the library, and no call of something else', () => {
  const library = changes['rename-step'] as ChangedLibrary;
  for (const text of [
    pipeline("s.deploySite('a', 'b')").replace('@shop/library', '@other/library'),
    pipeline(
      "...lines.map((line) => line.deploySite('a'))",
      'const lines: { deploySite(a: string): never }[] = [];',
    ),
    pipeline("s.run('s.deploySite()') /* s.deploySite() */"),
  ])
    expect(upgrade(text, library).after).toBe(text);
});

it('does not follow a rename when another step took the old name', () => {
  const { steps, ...rest } = describeChanged(changes['rename-step'] as ChangedLibrary);
  const manifest = { ...rest, steps: { ...steps, deploySite: steps['clearCache'] as never } };
  const text = pipeline("s.deploySite('a', 'b')");
  expect(upgradeText(text, manifest).after).toBe(text);
});
