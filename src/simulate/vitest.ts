import { afterAll, expect } from 'vitest';
import { listUncovered, printConditions } from './condition-coverage.ts';
import { type PipelineMatchers, pipelineMatchers, planSerializer } from './matchers.ts';

declare module 'vitest' {
  // The parameters are those that vitest declares.
  interface Matchers<R extends void | Promise<void>, T> extends PipelineMatchers<R> {}
}

expect.extend(pipelineMatchers);
expect.addSnapshotSerializer(planSerializer);

/** At the end of each test file: the branches of conditions that none of its tests took. */
afterAll(() => {
  for (const pipeline of listUncovered()) process.stdout.write(`\n${printConditions(pipeline)}`);
});
