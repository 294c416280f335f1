import 'jenkins-pipeline-sdk/testing/vitest';
import { loadPipeline, simulate } from 'jenkins-pipeline-sdk/testing';
import { expect, test } from 'vitest';

const pipeline = await loadPipeline(new URL('platform.pipeline.ts', import.meta.url));

test('only the services that changed are built', () => {
  const build = simulate(pipeline, { changedFiles: ['services/cart/src/cart.js'] });
  expect(build).toRunStage('Build cart');
  expect(build).toSkipStage('Build search');
  expect(build).toSkipStage('Build catalog');
});

test('a change elsewhere builds none', () => {
  const build = simulate(pipeline, { changedFiles: ['README.md'] });
  expect(build).toRunStages(['Units']);
});

test.each(['shared/src/price.js', 'chart/values.yaml'])('%s is a part of every service', (file) => {
  const build = simulate(pipeline, { changedFiles: [file] });
  for (const name of ['cart', 'catalog', 'search']) expect(build).toRunStage(`Build ${name}`);
});

test('a person can build everything', () => {
  const build = simulate(pipeline, { parameters: { everything: true } });
  for (const name of ['cart', 'catalog', 'search']) expect(build).toRunStage(`Build ${name}`);
});

test('another branch publishes and deploys nothing', () => {
  const build = simulate(pipeline, { branch: 'feature', parameters: { everything: true } });
  expect(build).not.toRunStep('ecrPush');
  expect(build).not.toRunStep('helmDeploy');
});

test('a service that fails leaves the others alone', () => {
  const build = simulate(pipeline, {
    parameters: { everything: true },
    fail: { 'Try cart': 'agentLost' },
  });
  expect(build).toHaveResult('aborted');
  expect(build).toSkipStage('Publish cart');
  expect(build).toRunStage('Deploy search to production');
});

test('each condition was seen both ways', () => {
  expect(pipeline).toTakeEveryBranch();
});
