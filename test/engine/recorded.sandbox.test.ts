import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareBuild, compareLint } from './compare-build.ts';
import { type Engine, startEngine } from './engine.ts';
import { loadRecordedCases } from './recorded-cases.ts';

const cases = loadRecordedCases();
const agreed = { lint: 0, builds: 0 };
let engine: Engine;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(async () => {
  const builds = cases.reduce((sum, { runs }) => sum + runs.length, 0);
  process.stdout.write(
    `Recorded Jenkins: lint ${agreed.lint} of ${cases.length} agreed, builds ${agreed.builds} of ${builds} agreed.\n`,
  );
  await engine[Symbol.asyncDispose]();
});

it('all recorded cases are here', () => {
  expect(cases).toHaveLength(268);
});

describe('the linter says what a real Jenkins said', () => {
  it.each(cases)('$name: $about', async ({ jenkinsfile, lint }) => {
    expect(compareLint(lint, await engine.harness.lint(jenkinsfile))).toEqual([]);
    agreed.lint += 1;
  });
});

describe('builds do what they did in a real Jenkins', () => {
  it.each(cases.filter(({ runs }) => runs.length > 0))('$name: $about', async (recorded) => {
    const { runs } = recorded;
    const builds = await engine.run({
      ...recorded,
      runs: runs.map(({ given }) => ({ ...given, checksSerialization: true })),
    });
    for (const [index, run] of runs.entries()) {
      expect(compareBuild(recorded, run, builds[index]!), `run ${index + 1}`).toEqual([]);
      agreed.builds += 1;
    }
  });
});
