import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createVitest } from 'vitest/node';
import type { TestFileResult, WorkerAnswer, WorkerRequest } from './messages.ts';

/**
 * A process of its own for each copy of the repository (its working directory): one Vitest that
 * stays, with the transformed modules, and runs test files against one mutant after the other.
 * A thread that a mutant keeps busy for ever ends only with this process.
 */
const root = process.cwd();
const vitest = await createVitest(
  {
    root,
    config: join(root, 'test/vitest.config.ts'),
    project: ['fast'],
    watch: false,
    pool: 'threads',
    isolate: false,
    maxWorkers: 1,
    update: 'none',
    reporters: [{}],
  } as never,
  { server: { watch: null } },
);
await vitest.standalone();
const specifications = await vitest.globTestSpecifications();

async function runTests(tests: readonly string[]): Promise<TestFileResult[]> {
  const files = new Set(tests.map((test) => join(root, test)));
  const chosen = specifications.filter(({ moduleId }) => files.has(moduleId));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(chosen);
  return testModules
    .filter(({ moduleId }) => files.has(moduleId))
    .map((module, index) => ({
      test: relative(root, module.moduleId),
      durationMs: Math.round(module.diagnostic().duration + module.diagnostic().collectDuration),
      failures: [
        ...[...module.children.allTests('failed')].map(({ fullName }) => fullName),
        ...module.errors().map(({ message }) => message),
        ...(index === 0 ? unhandledErrors.map(String) : []),
      ],
    }));
}

async function testMutant({
  file,
  source,
  groups,
  red,
}: WorkerRequest & { kind: 'mutant' }): Promise<WorkerAnswer> {
  const path = join(root, file);
  const original = readFileSync(path, 'utf8');
  replaceFile(path, source);
  try {
    for (const group of groups) {
      answer({ kind: 'started', group });
      const results = await runTests(group);
      for (const { test, failures } of results) {
        const failure = failures.find((name) => !red.includes(name));
        if (failure !== undefined) return { kind: 'killed', by: test, failure };
      }
    }
    return { kind: 'survived' };
  } finally {
    replaceFile(path, original);
  }
}

function replaceFile(path: string, source: string): void {
  writeFileSync(path, source);
  vitest.invalidateFile(path);
}

function answer(message: WorkerAnswer): void {
  process.send?.(message);
}

process.on('message', async (request: WorkerRequest) => {
  answer(
    request.kind === 'baseline'
      ? { kind: 'baseline', results: await runTests(request.tests) }
      : await testMutant(request),
  );
});
process.on('disconnect', () => process.exit());
answer({ kind: 'ready' });
