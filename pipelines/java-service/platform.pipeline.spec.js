import 'jenkins-pipeline-sdk/testing/vitest';
import { loadPipeline, simulate } from 'jenkins-pipeline-sdk/testing';
import { expect, test } from 'vitest';

const pipeline = await loadPipeline(new URL('platform.pipeline.ts', import.meta.url));

test('a build of main', () => {
  expect(simulate(pipeline)).toMatchSnapshot();
});

test('a pull request', () => {
  expect(simulate(pipeline, { pullRequest: { number: 7 } })).toMatchSnapshot();
});

test('the team hears of failures of main, not of those of a pull request', () => {
  const fail = { Integration: 'fail' };
  expect(simulate(pipeline, { fail })).toRunStep('sendMessage', { to: '#ledger' });
  expect(simulate(pipeline, { fail, pullRequest: {} })).not.toRunStep('sendMessage');
});

test('each condition was seen both ways', () => {
  expect(pipeline).toTakeEveryBranch();
});
