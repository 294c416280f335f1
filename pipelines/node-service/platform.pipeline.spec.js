import 'jenkins-pipeline-sdk/testing/vitest';
import { loadPipeline, simulate } from 'jenkins-pipeline-sdk/testing';
import { expect, test } from 'vitest';

const pipeline = await loadPipeline(new URL('platform.pipeline.ts', import.meta.url));

test('only the main branch goes to production, and people are asked first', () => {
  expect(simulate(pipeline)).toNeedApproval('Production', ['payments-leads']);
  expect(simulate(pipeline, { branch: 'feature' })).toSkipStage('Production', 'branch main');
  expect(simulate(pipeline, { branch: 'main', pullRequest: {} })).toSkipStage('Production');
});

test('the database is reached by the tests alone', () => {
  const { secrets } = simulate(pipeline);
  expect(secrets.map(({ reference, stage }) => [reference, stage])).toEqual([
    ['kv/payments#database_url', 'integration'],
  ]);
});

test('a failed test stops the build and tells the team', () => {
  const build = simulate(pipeline, { fail: { 'integration.smoke': 'fail' } });
  expect(build).toHaveResult('failure');
  expect(build).toRunStages(['Build', 'Integration']);
  expect(build).toRunStep('sendMessage', { to: '#payments' });
});

test('a refused deployment is no failure', () => {
  const build = simulate(pipeline, { approvals: { Production: 'no' } });
  expect(build).toHaveResult('aborted');
  expect(build).not.toRunPost('failure');
});

test('nobody is told when they do not want to be', () => {
  const build = simulate(pipeline, { parameters: { announce: false } });
  expect(build).not.toRunStep('sendMessage');
});

test('a build of main', () => {
  expect(simulate(pipeline, { values: { version: 'v1.2.3' } })).toMatchSnapshot();
});

test('each condition was seen both ways', () => {
  expect(pipeline).toTakeEveryBranch();
});
