import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareBuild } from './compare-build.ts';
import { type Engine, startEngine } from './engine.ts';
import { renameStages, reverseDirectives, wrapStages } from './mutations.ts';
import { loadRecordedCases } from './recorded-cases.ts';

const cases = loadRecordedCases().filter(({ runs }) => runs.length > 0);

let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine[Symbol.asyncDispose]());

describe.each([
  { how: 'with other names of stages', mutate: renameStages, atLeast: 150 },
  { how: 'with directives in the opposite order', mutate: reverseDirectives, atLeast: 100 },
  { how: 'with one more stage around all', mutate: wrapStages, atLeast: 80 },
])('recorded builds $how', ({ how, mutate, atLeast }) => {
  const mutated = cases.flatMap((recorded) => mutate(recorded) ?? []);

  it(`are many`, () => {
    process.stdout.write(`Recorded Jenkins ${how}: ${mutated.length} cases.\n`);
    expect(mutated.length).toBeGreaterThanOrEqual(atLeast);
  });

  it.each(mutated)('$name', async (recorded) => {
    const { runs, lint } = recorded;
    if (lint.valid) expect(await engine.harness.lint(recorded.jenkinsfile)).toEqual([]);
    const builds = await engine.run({
      ...recorded,
      runs: runs.map(({ given }) => ({ ...given, checksSerialization: true })),
    });
    for (const [index, run] of runs.entries())
      expect(compareBuild(recorded, run, builds[index]!), `run ${index + 1}`).toEqual([]);
  });
});
