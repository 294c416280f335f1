import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { equivalents, explainEquivalent } from './equivalent.ts';
import { listMutants } from './list-mutants.ts';
import { applyMutant } from './mutant.ts';
import { isRemovedRule, sampleMutants } from './sample-mutants.ts';

const root = join(import.meta.dirname, '../../..');

/** What each mutant of a function body makes of it. */
function changesOf(body: string): string[] {
  const source = `function f() { ${body} }`;
  return listMutants('src/analysis/f.ts', source)
    .filter(({ operator }) => operator !== 'early return')
    .map((mutant) => `${mutant.operator}: ${applyMutant(source, mutant).slice(15, -2)}`);
}

describe('mutants', () => {
  it.each([
    [
      'return a < 1;',
      ['comparison: return a <= 1;', 'boundary: return a < 2;', 'boundary: return a < (0);'],
    ],
    ['return a && b;', ['logic: return (a || b);']],
    ['if (a) b();', ['condition: if (!(a)) b();', 'statement: if (a) ;']],
    ['if (a === b) c();', ['comparison: if (a !== b) c();', 'statement: if (a === b) ;']],
    ["analysis.report('x', y);", ['report: undefined;', "text: analysis.report('', y);"]],
    ["const a: 'x' = 'y';", ["text: const a: 'x' = '';"]],
    [
      "return { 'a-b': 1 }['a-b'];",
      [
        "boundary: return { 'a-b': 2 }['a-b'];",
        "boundary: return { 'a-b': (0) }['a-b'];",
        "text: return { 'a-b': 1 }[''];",
      ],
    ],
    ['return `a ${b}`;', ["text: return '';"]],
    ['return String.raw`a`;', []],
  ])('%s', (body, changes) => {
    expect(changesOf(body)).toEqual(changes);
  });

  it('end a function early', () => {
    const source = 'const f = (): string[] => { g(); return [h()]; };\nfunction g(): void { h(); }';
    const early = listMutants('a.ts', source).filter(({ operator }) => operator === 'early return');
    expect(early.map(({ line, replacement }) => [line, replacement])).toEqual([
      [1, '{ return []; }'],
      [2, '{ return undefined; }'],
    ]);
  });

  it('remove each rule', () => {
    const file = 'src/analysis/rules/index.ts';
    const source = readFileSync(join(root, file), 'utf8');
    const removed = listMutants(file, source).filter(({ operator }) => operator === 'rule');
    expect(removed.length).toBe([...source.matchAll(/^ {2}check\w+,$/gm)].length);
  });
});

describe('the mutants of this repository', () => {
  const files = globSync('src/{analysis,emit}/**/*.ts', { cwd: root }).sort();
  const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]));
  const all = [...sources].flatMap(([file, source]) => listMutants(file, source));

  it('can be parsed', () => {
    for (const mutant of sampleMutants(all, 0.1, 1)) {
      const source = applyMutant(sources.get(mutant.file) as string, mutant);
      const { diagnostics } = ts.transpileModule(source, { reportDiagnostics: true });
      expect(diagnostics, JSON.stringify(mutant)).toEqual([]);
    }
  });

  it('hold every one that changes nothing', () => {
    const explained = new Set(all.map(explainEquivalent));
    for (const { reason } of equivalents) expect(explained).toContain(reason);
  });

  it('are sampled with every removed rule, every file, and by the seed', () => {
    const sample = sampleMutants(all, 0.01, 1);
    expect(sample.filter(isRemovedRule)).toHaveLength(all.filter(isRemovedRule).length);
    const filesWithMutants = new Set(all.map(({ file }) => file));
    expect(new Set(sample.map(({ file }) => file))).toEqual(filesWithMutants);
    expect(sampleMutants(all, 0.01, 1)).toEqual(sample);
    expect(sampleMutants(all, 0.01, 2)).not.toEqual(sample);
  });
});
