/** A test of the scaffolded pipeline of a Node service, for vitest. */
export function printPipelineTest(name: string): string {
  return `import 'jenkins-pipeline-sdk/testing/vitest';
import { loadPipeline, simulate } from 'jenkins-pipeline-sdk/testing';
import { expect, test } from 'vitest';

// npm install && npm run test:pipeline: what would a build do? Nothing runs.
const pipeline = await loadPipeline(new URL('platform.pipeline.ts', import.meta.url));

test('only main goes to production, and people are asked first', () => {
  expect(simulate(pipeline)).toNeedApproval('Production', ['${name}-leads']);
  expect(simulate(pipeline, { branch: 'feature' })).toRunStages(['Build', 'Smoke']);
  expect(simulate(pipeline, { pullRequest: { fork: true } })).toSkipStage('Staging');
});

test('what does not answer is not published', () => {
  const build = simulate(pipeline, { fail: { 'smoke.smoke': 'fail' } });
  expect(build).toHaveResult('failure');
  expect(build).toSkipStage('Publish');
});

test('each condition was seen both ways', () => {
  expect(pipeline).toTakeEveryBranch();
});
`;
}
